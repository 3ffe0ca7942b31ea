import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleLibrary } from '../../src/core/lint/examples/library.ts';

let folder: string;
let content: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-'));
  // Deeper than the root of its repository, and not the one this test is in.
  content = join(folder, 'team/library');
  for (const file of exampleLibrary) await write(file.path, file.bytes);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}

const read = (path: string) => readFile(join(content, path), 'utf8');

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

function run(program: string, args: string[], env: Record<string, string | undefined> = {}): Promise<Result> {
  return new Promise((resolve) => {
    const settings = { env: { ...process.env, GITHUB_ACTIONS: undefined, CONTENT_DIR: content, ...env } };
    execFile(program, args, settings, (error, stdout, stderr) =>
      resolve({
        code: error ? (typeof error.code === 'number' ? error.code : -1) : 0,
        stdout: stdout.replaceAll(folder, '<folder>'),
        // How long something took is said where it took long.
        stderr: stderr.replaceAll(folder, '<folder>').replace(/^[A-Z][a-z ]+: \d+\.\d s\n/gm, ''),
      }),
    );
  });
}

const lint = (...args: string[]) => run(process.execPath, ['scripts/lint.mjs', '--now', '2026-05-15', ...args]);
const git = (...args: string[]) =>
  run('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
async function commit(): Promise<void> {
  await git('add', '-A');
  await git('commit', '-q', '-m', 'x');
}

const draft = (more = '') => `---
title: Checkout was slow
status: draft
severity: SEV3
services: [bookings-api]
${more}---

## Summary

It was slow.

## Timeline

| Time (UTC)       | Milestone    | Event      |
| ---------------- | ------------ | ---------- |
| 2026-05-01 10:00 | impact-start | It is slow |
`;
const errorsIn = ({ stdout }: Result) =>
  (
    JSON.parse(stdout) as { messages: { level: string; rule: string; place: { file: string; line: number } }[] }
  ).messages
    .filter(({ level }) => level === 'error')
    .map(({ rule, place }) => `${place.file}:${place.line} ${rule}`);

describe('--changed', () => {
  beforeEach(async () => {
    await git('init', '-q', '-b', 'main');
    await write('postmortems/2026-05-01-slow.mdx', draft('runbooks: [invoices-failure-rate]\n'));
    await write('postmortems/2026-05-02-old.mdx', draft('factors: [nope]\n').replace('05-01', '05-02'));
    await commit();
    await git('checkout', '-q', '-b', 'change');
  });

  test('nothing changed: no messages, though the library has some', async () => {
    expect((await lint()).code).toBe(1);
    const { code, stdout, stderr } = await lint('--changed', 'main');
    expect([code, stdout, stderr]).toEqual([0, '0 postmortems and 0 runbooks changed since main: no messages\n', '']);
  });

  test('committed, staged, unstaged and new files all count, and so does what they break elsewhere', async () => {
    await write('postmortems/2026-05-03-a.mdx', draft('trigger: nope\n').replace('05-01', '05-03'));
    await commit();
    await write('postmortems/2026-05-04-b.mdx', draft('trigger: nope\n').replace('05-01', '05-04'));
    await git('add', '-A');
    await write('postmortems/2026-05-05-c.mdx', draft('trigger: nope\n').replace('05-01', '05-05'));
    await rm(join(content, 'runbooks/invoices-failure-rate.mdx'));
    for (let pass = 0; pass < 2; pass++) {
      const result = await lint('--changed', 'main', '--json');
      expect(errorsIn(result)).toEqual([
        'postmortems/2026-05-01-slow.mdx:6 runbook-resolves',
        'postmortems/2026-05-03-a.mdx:6 factor-known',
        'postmortems/2026-05-04-b.mdx:6 factor-known',
        'postmortems/2026-05-05-c.mdx:6 factor-known',
        'services.yaml:5 runbook-resolves',
      ]);
      expect(result.code).toBe(1);
    }
  });

  test('a renamed document: its own messages, and links that lead nowhere now', async () => {
    await write('postmortems/2026-05-06-link.mdx', draft('related: [2026-05-02-old]\n').replace('05-01', '05-06'));
    await commit();
    await git('checkout', '-q', '-b', 'rename');
    await git('mv', join(content, 'postmortems/2026-05-02-old.mdx'), join(content, 'postmortems/2026-05-02-new.mdx'));
    expect(errorsIn(await lint('--changed', 'change', '--json'))).toEqual([
      'postmortems/2026-05-02-new.mdx:6 factor-known',
      'postmortems/2026-05-06-link.mdx:6 incident-resolves',
    ]);
  });

  test('what others changed since the branch began is not this branch’s', async () => {
    await git('checkout', '-q', 'main');
    await write('postmortems/2026-05-03-theirs.mdx', draft('trigger: nope\n').replace('05-01', '05-03'));
    await commit();
    await git('checkout', '-q', 'change');
    await write('postmortems/2026-05-04-mine.mdx', draft('trigger: nope\n').replace('05-01', '05-04'));
    expect(errorsIn(await lint('--changed', 'main', '--json'))).toEqual([
      'postmortems/2026-05-04-mine.mdx:6 factor-known',
    ]);
  });

  test('a factor that leaves library.yaml: every document that names it', async () => {
    await write('library.yaml', (await read('library.yaml')).replace(/ {2}missing-limit.*\n/, ''));
    expect(errorsIn(await lint('--changed', 'main', '--json'))).toEqual([
      'postmortems/2026-03-20-search-timeouts.mdx:10 factor-known',
    ]);
  });

  test('a file with a name of blanks, quotes and letters of other scripts', async () => {
    await write('postmortems/2026-05-03 "å" ログ.mdx', draft('trigger: nope\n').replace('05-01', '05-03'));
    await commit();
    expect(errorsIn(await lint('--changed', 'main', '--json'))).toContain(
      'postmortems/2026-05-03 "å" ログ.mdx:6 factor-known',
    );
  });

  test.each([
    [
      'a ref that is not there',
      'nope',
      'There is no commit "nope" here. Give a branch, tag or commit that `git rev-parse` knows, such as origin/main.\n',
    ],
    [
      'a ref that looks like an option',
      '--help',
      'There is no commit "--help" here. Give a branch, tag or commit that `git rev-parse` knows, such as origin/main.\n',
    ],
  ])('%s: exit 2 and what to do', async (_, ref, message) => {
    const { code, stderr } = await lint(`--changed=${ref}`);
    expect([code, stderr]).toEqual([2, message]);
  });

  test('a shallow clone: exit 2 and what to fetch', async () => {
    await write('postmortems/2026-05-03-a.mdx', draft());
    await commit();
    const clone = join(folder, 'clone');
    await git('clone', '-q', '--depth', '1', `file://${folder}`, clone);
    const { code, stderr } = await run(process.execPath, ['scripts/lint.mjs', '--changed', 'HEAD^1'], {
      CONTENT_DIR: join(clone, 'team/library'),
    });
    expect([code, stderr]).toEqual([
      2,
      'There is no commit "HEAD^1" here. This clone is shallow: fetch the history first, with `git fetch --unshallow` or `fetch-depth: 0` (GitLab: `GIT_DEPTH: 0`).\n',
    ]);
  });

  test('no repository at all: exit 2', async () => {
    await rm(join(folder, '.git'), { recursive: true });
    const { code, stderr } = await lint('--changed', 'main');
    expect([code, stderr]).toEqual([
      2,
      'The folder "<folder>/team/library" is not in a git repository, which --changed compares with. Leave it out to judge everything.\n',
    ]);
  });
});

describe('--output', () => {
  test('several at once, with paths from the root of the repository', async () => {
    await git('init', '-q', '-b', 'main');
    await write('postmortems/2026-05-01-slow.mdx', draft('trigger: nope\n'));
    const names = ['json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'terminal'];
    const outputs = names.flatMap((name) => ['--output', `${name}=${join(folder, 'out', name)}`]);
    const { code, stdout } = await lint(...outputs, 'postmortems/2026-05-01-slow.mdx', '--format', 'github', '-q');
    expect([code, stdout]).toEqual([
      1,
      '::error file=team/library/postmortems/2026-05-01-slow.mdx,line=6,endLine=6,col=10,endColumn=13,title=factor-known::Unexpected trigger `nope`, expected `deploy` or `traffic-spike`\n',
    ]);
    for (const name of names) {
      const text = await readFile(join(folder, 'out', name), 'utf8');
      expect(text).toContain(
        ['json', 'terminal'].includes(name) ? '2026-05-01-slow.mdx' : 'team/library/postmortems/2026-05-01-slow.mdx',
      );
    }
  });

  test('a format nobody knows: exit 2', async () => {
    const { code, stderr } = await lint('--output', 'html=x.html');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'Give a format and a file such as sarif=lint.sarif; formats: terminal, json, sarif, github, gitlab, junit, markdown.',
    );
  });
});

describe('colour', () => {
  test('NO_COLOR wins, and what is no terminal has none', async () => {
    await write('postmortems/2026-05-01-slow.mdx', draft('trigger: nope\n'));
    expect((await lint()).stdout).not.toContain('\u001b');
    const args = ['scripts/lint.mjs', '--now', '2026-05-15'];
    expect((await run(process.execPath, args, { FORCE_COLOR: '1' })).stdout).toContain('\u001b[31merror\u001b[0m');
    expect((await run(process.execPath, args, { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain('\u001b');
  });
});

describe('a baseline', () => {
  const old = 'postmortems/2026-05-01-slow.mdx';
  beforeEach(() => write(old, draft('trigger: nope\n')));

  test('known messages do not block, new ones do, and what is gone is told', async () => {
    expect((await lint()).code).toBe(1);
    const begun = await lint('--init-baseline');
    expect([begun.code, begun.stdout.split('\n').at(-2)]).toEqual([
      0,
      '<folder>/team/library/baseline.json: 1 message written down as known.',
    ]);
    expect(await read('baseline.json')).toBe(`{
  "schema": 1,
  "known": [
    {"file":"postmortems/2026-05-01-slow.mdx","rule":"factor-known","what":"Unexpected trigger \`nope\`","at":"nope"}
  ]
}
`);
    await write(old, (await read(old)).replace('services:', 'factors: [nope]\nservices:'));
    const more = await lint('--json');
    expect([more.code, errorsIn(more)]).toEqual([1, [`${old}:5 factor-known`]]);
    await write(old, draft());
    const gone = await lint('-q');
    expect([gone.code, gone.stdout]).toEqual([
      0,
      `2 postmortems and 1 runbook judged: no messages
<folder>/team/library/baseline.json: 1 message in it no longer occur. Take them out with --update-baseline:
  postmortems/2026-05-01-slow.mdx factor-known: Unexpected trigger \`nope\`
`,
    ]);
  });

  test('it shrinks and never grows', async () => {
    await lint('--init-baseline');
    await write('postmortems/2026-05-02-new.mdx', draft('factors: [nope]\n').replace('05-01', '05-02'));
    expect((await lint('--update-baseline')).code).toBe(1);
    expect(await read('baseline.json')).not.toContain('2026-05-02-new');
    await write(old, draft());
    const { stdout } = await lint('--update-baseline');
    expect(stdout).toContain('baseline.json: 1 message taken out, 0 left.');
    expect(await read('baseline.json')).toBe('{\n  "schema": 1,\n  "known": []\n}\n');
    const again = await lint('--init-baseline');
    expect([again.code, again.stderr]).toEqual([
      2,
      'There is a baseline already, "<folder>/team/library/baseline.json", and it can only shrink. Take out what no longer occurs with --update-baseline.\n',
    ]);
  });

  test('entries added on a branch do not count there', async () => {
    await git('init', '-q', '-b', 'main');
    await lint('--init-baseline');
    await commit();
    await write('postmortems/2026-05-02-new.mdx', draft('trigger: nope\n').replace('05-01', '05-02'));
    const baseline = await read('baseline.json');
    await write(
      'baseline.json',
      baseline.replace(/^( {4}.*)$/m, (line) => `${line},\n${line.replace('05-01-slow', '05-02-new')}`),
    );
    expect((await lint()).code).toBe(0);
    const { code, stdout } = await lint('--changed', 'main', '-q');
    expect(code).toBe(1);
    expect(stdout).toContain('baseline.json: 1 message added by hand, which does not count.');
  });

  test.each([
    [
      'without one',
      '--update-baseline',
      undefined,
      'There is no baseline "<folder>/team/library/baseline.json". Begin one with --init-baseline.\n',
    ],
    ['that is broken', '-q', '{', /^The baseline .* cannot be read: it is no JSON/],
  ])('%s: exit 2', async (_, option, text, message) => {
    if (text !== undefined) await write('baseline.json', text);
    const { code, stderr } = await lint(option);
    expect([code, stderr]).toEqual([2, typeof message === 'string' ? message : expect.stringMatching(message)]);
  });

  test('paths and --changed have no baseline of their own: exit 2', async () => {
    const { code, stderr } = await lint('--init-baseline', 'postmortems');
    expect([code, stderr]).toEqual([
      2,
      'The baseline is about the whole library. Give --init-baseline without paths and --changed.\n',
    ]);
    expect(existsSync(join(content, 'baseline.json'))).toBe(false);
  });
});
