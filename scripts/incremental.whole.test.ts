import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn } from './_testing/built-files.ts';

/** An engine of its own, so that it can be changed, with a library of its own. */
let engine: string;
const engineFiles = [
  'src',
  'scripts',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

beforeAll(async () => {
  const root = join(import.meta.dirname, '..');
  // Below the repository, where its packages are found.
  await mkdir(join(root, '.cache'), { recursive: true });
  engine = await mkdtemp(join(root, '.cache', 'incremental-'));
  for (const name of engineFiles) await cp(join(root, name), join(engine, name), { recursive: true });
  // Without judging first, so that a change may be a fault.
  await writeFile(
    join(engine, 'scripts/only-build.ts'),
    "import { build } from 'astro';\nawait build({ logLevel: 'error' });\n",
  );
  // All builds are of one day, though midnight may pass between two of them.
  await change('src/site/build/library.ts', (text) =>
    text.replace('new Date().toISOString().slice(0, 10)', "'2026-11-28'"),
  );
  await run('generate', ['content', '14', '--seed', '11', '--public']);
  await mkdir(join(engine, 'content/docs'), { recursive: true });
  await writeFile(join(engine, 'content/docs/on-call.mdx'), '# On call\n\nSee the handbook.\n');
});
afterAll(() => rm(engine, { recursive: true, force: true }));

async function run(script: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...more };
  for (const name of ['VITEST', 'CONTENT_DIR', 'CACHE_DIR']) if (!more[name]) delete env[name];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: engine,
    env,
    maxBuffer: 1e8,
  });
  return stdout + stderr;
}

/** Builds into the same folder, then moves the site aside. */
async function site(name: string, more: NodeJS.ProcessEnv = {}): Promise<Map<string, string>> {
  await run('only-build', [], more);
  const aside = join(engine, name);
  await rm(aside, { recursive: true, force: true });
  await rename(join(engine, 'dist'), aside);
  return filesIn(aside);
}

async function change(path: string, by: (text: string) => string): Promise<void> {
  const file = join(engine, path);
  const text = await readFile(file, 'utf8').catch(() => '');
  const changed = by(text);
  expect(changed, path).not.toBe(text);
  await writeFile(file, changed);
}

const postmortems = async () => (await readdir(join(engine, 'content/postmortems'))).sort();
const nth = async (index: number) => `content/postmortems/${(await postmortems()).at(index)}`;
const runbook = async () => `content/runbooks/${(await readdir(join(engine, 'content/runbooks'))).sort()[0]}`;

/** In groups that cannot hide each other: none of the first ones makes every page new. */
const changes: [what: string, by: () => Promise<void>][] = [
  [
    'a word in a body, a status of an action item',
    async () => {
      await change(await nth(3), (text) => text.replace('## Summary\n\n', '## Summary\n\nQuite suddenly: '));
      await change(await nth(8), (text) => text.replace(/\| (?:open|done|in-progress) +\|$/m, '| declined |'));
    },
  ],
  [
    'a title, a milestone',
    async () => {
      await change(await nth(5), (text) => text.replace(/^title: .*$/m, "title: 'A title that was thought over'"));
      await change(await nth(2), (text) => text.replace(/\| detected +\|/, '| acknowledged |'));
    },
  ],
  [
    'the services, the factors and the severity of postmortems',
    async () => {
      await change(await nth(4), (text) => text.replace(/^services:\n  - .*$/m, 'services:\n  - edge-proxy'));
      await change(await nth(6), (text) => text.replace(/^factors:\n  - .*$/m, 'factors:\n  - no-owner'));
      await change(await nth(10), (text) => text.replace(/^severity: .*$/m, 'severity: SEV1'));
    },
  ],
  [
    'the runbook that was used, the owner and the day of an action item, what a tracker says',
    async () => {
      const used = `runbooks:\n  - id: ${(await runbook()).replace(/^.*\/|\.mdx$/g, '')}\n    helped: no\n`;
      await change(await nth(5), (text) => text.replace(/^runbooks:\n(?: .*\n)+|(?=^kind: )/m, used));
      await change(await nth(8), (text) => text.replace(/\| @\w+ (?=\|)/, '| @somebody '));
      await change(await nth(2), (text) => text.replace(/\d{4}-\d{2}-\d{2}(?= \| P\d \|)/, '2026-10-05'));
      const [ticket] = /\b[A-Z]{2,}-\d+(?= \|)/.exec(await readFile(join(engine, await nth(2)), 'utf8'))!;
      await change('content/actions.json', () => JSON.stringify({ schema: 1, tickets: [{ ticket, state: 'open' }] }));
    },
  ],
  [
    'a mention of another incident, a former id',
    async () => {
      await change(await nth(1), (text) => `${text}\nIt was like 2023-06-11-invoicing-jobs-ran-twice.\n`);
      await change(await nth(9), (text) =>
        text.replace('kind: incident', 'kind: incident\nformerly: [it-had-another-name]'),
      );
    },
  ],
  [
    'a postmortem that is new and one that is gone',
    async () => {
      await cp(join(engine, await nth(0)), join(engine, 'content/postmortems/2026-05-01-new-one.mdx'));
      await rm(join(engine, await nth(7)));
    },
  ],
  [
    'a postmortem under another name',
    async () => rename(join(engine, await nth(6)), join(engine, 'content/postmortems/2026-05-02-renamed.mdx')),
  ],
  [
    'a runbook, a page of the organisation',
    async () => {
      await change(await runbook(), (text) => text.replace(/^title: .*$/m, "title: 'Another title of a runbook'"));
      await change('content/docs/on-call.mdx', (text) => `${text}\nSee 2026-05-02-renamed.\n`);
    },
  ],
  [
    'a review that took place, and speaks of an incident',
    async () => {
      await mkdir(join(engine, 'content/reviews'), { recursive: true });
      const id = (await nth(4)).replace(/^.*\/|\.mdx$/g, '');
      await change(
        'content/reviews/first.mdx',
        () =>
          `---\ntitle: First review\ndate: 2026-05-06\ncovers: 2026-04\npeople: [x]\nincidents: [${id}]\n---\n\n## Decisions\n\n- One.\n\n## Action items\n\n| ID | Action | Due | Status |\n| -- | -- | -- | -- |\n| A1 | Try it | 2026-06-01 | open |\n`,
      );
    },
  ],
  [
    'the status of an action item of a review',
    async () => change('content/reviews/first.mdx', (text) => text.replace('| open |', '| done |')),
  ],
  ['a word in the body of a review', async () => change('content/reviews/first.mdx', (text) => `${text}\nSo be it.\n`)],
  [
    'a review under another name',
    async () => rename(join(engine, 'content/reviews/first.mdx'), join(engine, 'content/reviews/second.mdx')),
  ],
  ['a review that is gone', async () => rm(join(engine, 'content/reviews/second.mdx'))],
  [
    'a picture',
    async () => {
      await mkdir(join(engine, 'content/images/2026-05-02-renamed'), { recursive: true });
      await change(
        'content/images/2026-05-02-renamed/one.svg',
        () => '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
      );
      await change('content/postmortems/2026-05-02-renamed.mdx', (text) =>
        text.replace('## Impact\n', '## Impact\n\n![A line](one.svg)\n'),
      );
    },
  ],
  [
    'the size of a picture',
    async () => change('content/images/2026-05-02-renamed/one.svg', (text) => text.replace('width="3"', 'width="30"')),
  ],
  [
    'a component',
    async () =>
      change('src/site/components/Glance.astro', (text) => text.replace('class="glance"', 'class="glance glanced"')),
  ],
  [
    'a service',
    async () => change('content/services.yaml', (text) => text.replace(/name: .*/, "name: 'Another Name'")),
  ],
  ['a person', async () => change('content/people.yaml', (text) => text.replace(/name: .*/, "name: 'Ann Other'"))],
  ['the template', async () => change('content/template.mdx', (text) => text.replace('## Impact', '## Effect'))],
  [
    'the configuration',
    async () => change('content/library.yaml', (text) => text.replace(/^name: .*$/m, 'name: Another Library')),
  ],
  [
    'what a rule says',
    async () => change('src/core/lint/rules/action-overdue.ts', (text) => text.replaceAll('Unexpected', 'Surprising')),
  ],
  [
    'how a body is rendered',
    async () =>
      change('src/render/body.ts', (text) =>
        text.replace(/toHtml\(tree, \{ allowDangerousHtml: true \}\)/, "$& + '<hr>'"),
      ),
  ],
  [
    'a text of the pages, and their language',
    async () => {
      await change('src/texts/de.ts', (text) => text.replace("asMarkdown: '", "asMarkdown: 'Als "));
      await change('content/library.yaml', (text) => `${text}\nlanguage: de\n`);
    },
  ],
];

/** What a template asks for is told where a document lacks it; these lack nothing. */
const unseen = new Set(['the template']);

const namesOf = (files: Map<string, string>) => [...files.keys()];
const differing = (one: Map<string, string>, other: Map<string, string>) =>
  namesOf(one).filter((path) => one.get(path) !== other.get(path));

test(
  'a build after a change is the same as one from nothing, whatever was changed',
  { timeout: 2_400_000 },
  async () => {
    let before = await site('before');
    const unchanged = await site('again');
    expect(differing(before, unchanged)).toEqual([]);
    for (const [what, by] of changes) {
      await by();
      const again = await site('again');
      const cache = await mkdtemp(join(engine, 'cache-'));
      const fresh = await site('fresh', { CACHE_DIR: cache });
      await rm(cache, { recursive: true });
      expect(namesOf(again), what).toEqual(namesOf(fresh));
      expect(differing(again, fresh), what).toEqual([]);
      if (!unseen.has(what))
        expect([...differing(fresh, before), ...differing(before, fresh)].length, `${what} is seen`).toBeGreaterThan(0);
      before = fresh;
    }
  },
);
