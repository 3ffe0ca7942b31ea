import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { literal } from '../src/core/text/literal.ts';
import { Client } from '../src/editor/_testing/client.ts';

const root = join(import.meta.dirname, '..');
const bin = 'node_modules/.bin/postmortems';
let folder: string;
let packed: string;
let library: string;

interface Ended {
  code: number;
  out: string;
  error: string;
}

/** Runs a program as in a shell of its own, without anything this test was started with. */
function run(cwd: string, program: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|GIT_|GITHUB_|CI$|npm_|NODE_ENV|CONTENT_DIR|CACHE_DIR|OUT_DIR|BASE_PATH)/.test(name),
  );
  const env = { ...Object.fromEntries(own), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...more };
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd, env, maxBuffer: 1e8 }, (failed, out, error) =>
      resolve({ code: failed ? (typeof failed.code === 'number' ? failed.code : -1) : 0, out, error }),
    );
    child.stdin?.end();
  });
}

async function succeed(cwd: string, program: string, ...args: string[]): Promise<string> {
  const { code, out, error } = await run(cwd, program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${out}\n${error}`);
  return out;
}

const postmortems = (...args: string[]) => succeed(library, 'npx', 'postmortems', ...args);

/** Files below a folder, sorted. */
async function filesBelow(of: string): Promise<string[]> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/**
 * What only the sample organisation has, in lower case: its name, people, services and documents. Words that anybody has
 * are no sign: services such as `edge`, and what a first library is given or a handbook takes for an example.
 */
async function wordsOfSample(): Promise<string[]> {
  const content = join(root, 'content');
  const listIn = async (name: string) =>
    parse(await readFile(join(content, name), 'utf8')) as Record<string, { name: string }>;
  const people = Object.entries(await listIn('people.yaml')).flatMap(([handle, { name }]) => [handle, name]);
  const services = Object.keys(await listIn('services.yaml')).filter((id) => id.includes('-'));
  const documents: string[] = [];
  for (const kind of ['postmortems', 'runbooks'])
    for (const path of await filesBelow(join(content, kind))) {
      const title = /^title: *["']?(.*?)["']?$/m.exec(await readFile(path, 'utf8'))![1]!;
      documents.push(basename(path, '.mdx'), title);
    }
  const everybodys = ['lead-an-incident', 'Take the lead of an incident', 'Roll back a release', 'roll-back-a-release'];
  return ['Parcelwing', ...people, ...services, ...documents.filter((one) => !everybodys.includes(one))].map((word) =>
    word.toLowerCase(),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  const name = (await succeed(root, 'npm', 'pack', '--silent', '--pack-destination', folder))
    .trim()
    .split('\n')
    .at(-1)!;
  packed = join(folder, name);
  library = join(folder, 'our own library');
  await mkdir(library);
  await succeed(library, 'npm', 'install', '--no-audit', '--no-fund', packed);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package is small, and holds no test and no fixture', async () => {
  expect((await stat(packed)).size).toBeLessThan(3e6);
  const files = await filesBelow(join(library, 'node_modules/postmortem-library'));
  expect(files.filter((path) => /\.test\.|_testing|fixtures/.test(path))).toEqual([]);
});

describe('a library of one’s own', () => {
  let engine: string[];

  beforeAll(async () => {
    engine = await filesBelow(join(library, 'node_modules/postmortem-library'));
    const public_ = ['--public', 'https://public.example.com'];
    await postmortems(
      'init',
      '--name',
      '障害の記録',
      '--host',
      'github',
      '--tracker',
      'github:acme/incidents',
      ...public_,
    );
  });

  test('is begun with a library that the linter has nothing to say about', async () => {
    expect(await postmortems('lint', '--max-warnings', '0')).toContain(
      '0 postmortems and 1 runbook judged: no messages',
    );
  });

  test('is left as it is by a second run', async () => {
    const before = await Promise.all(
      (await filesBelow(join(library, 'content'))).map((path) => readFile(path, 'utf8')),
    );
    expect(await postmortems('init')).toMatch(/^Nothing was missing\.\n\nNext:/);
    await writeFile(join(library, 'README.md'), 'Ours.\n');
    expect(await postmortems('init')).toContain(
      '1 file was there and is left as it is, though different from what init writes (--diff shows how):\n  README.md\n',
    );
    expect(await readFile(join(library, 'README.md'), 'utf8')).toBe('Ours.\n');
    const after = await Promise.all((await filesBelow(join(library, 'content'))).map((path) => readFile(path, 'utf8')));
    expect(after).toEqual(before);
  });

  test('has a first postmortem, and both editions build', async () => {
    const flags = [
      '--title',
      'The API was slow',
      '--severity',
      'SEV3',
      '--service',
      'website',
      '--began',
      '2026-04-15 14:02',
    ];
    expect(await postmortems('new', ...flags)).toContain('content/postmortems/2026-04-15-api-slow.mdx is written');
    await postmortems('build');
    await postmortems('build-public');
    const page = await readFile(join(library, 'dist/incidents/2026-04-15-api-slow/index.html'), 'utf8');
    expect(page).toContain('The API was slow');
    expect(await readFile(join(library, 'dist/index.html'), 'utf8')).toContain('障害の記録');
    expect(await readFile(join(library, 'dist-public/index.html'), 'utf8')).toContain('障害の記録');
  });

  test('writes nothing into the engine', async () => {
    expect(await filesBelow(join(library, 'node_modules/postmortem-library'))).toEqual(engine);
  });

  test('names nothing of the sample organisation', async () => {
    const words = (await wordsOfSample()).map(
      (word) => [word, new RegExp(`(?<![\\p{L}\\p{N}])${literal(word)}(?![\\p{L}\\p{N}])`, 'u')] as const,
    );
    const folders = ['content', 'dist', 'dist-public'].map((name) => filesBelow(join(library, name)));
    const files = [...(await Promise.all(folders)).flat(), join(library, 'README.md')];
    const found: string[] = [];
    for (const path of files.filter((one) => /\.(?:html|json|txt|js|css|svg|xml|ics|md|mdx|yaml)$/.test(one))) {
      const text = (await readFile(path, 'utf8')).toLowerCase();
      for (const [word, pattern] of words) if (pattern.test(text)) found.push(`${path}: ${word}`);
    }
    expect(found).toEqual([]);
  });

  test('every command says how it is called', async () => {
    const all = await postmortems('--help');
    const names = [...all.matchAll(/^ {2}([a-z-]+) {2}/gm)].map((match) => match[1]!);
    expect(names).toEqual(
      expect.arrayContaining([
        'init',
        'new',
        'lint',
        'start',
        'dev',
        'build',
        'build-public',
        'public',
        'import',
        'timeline',
        'metrics',
      ]),
    );
    for (const name of names.filter((one) => !['completion', 'language-server'].includes(one)))
      expect(await postmortems(name, '--help')).toMatch(new RegExp(`^Usage: postmortems ${name} `));
  });

  test('a shell completes commands, options and files', async () => {
    const script = `source <(${bin} completion bash)
complete_for() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _postmortems; echo "\${COMPREPLY[*]}"; }
export PATH="$PWD/node_modules/.bin:$PATH"
complete_for postmortems bu
complete_for postmortems lint --ma
complete_for postmortems lint package.`;
    expect(await succeed(library, 'bash', '-c', script)).toBe('build build-public\n--max-warnings\npackage.json\n');
  });

  test('an unknown command and an unknown shell are said', async () => {
    expect(await run(library, bin, ['lnit'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^There is no command "lnit"\. Give one of init, new, lint, /),
    });
    expect(await run(library, bin, ['completion', 'csh'])).toMatchObject({
      code: 2,
      error: 'Unexpected shell "csh", expected one of bash, zsh, fish.\n',
    });
  });

  test('an editor is told what the linter says', async () => {
    const faulty = join(library, 'content/postmortems/2026-04-16-faulty.mdx');
    const client = await Client.start({ folders: [library], program: [join(library, bin), 'language-server'] });
    try {
      const told = await client.open(pathToFileURL(faulty).href, '---\ntitle: X\n---\n');
      expect(told.map(({ code }) => code)).toContain('front-matter-valid');
    } finally {
      client.kill();
    }
  });

  test('every line of its workflows runs', async () => {
    const git = (...args: string[]) =>
      succeed(library, 'git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args);
    await git('init', '-q');
    await git('add', '-A');
    await git('commit', '-qm', 'One');
    await git('commit', '-qm', 'Two', '--allow-empty');
    for (const name of ['postmortems', 'site', 'actions']) {
      const { jobs } = parse(await readFile(join(library, `.github/workflows/${name}.yml`), 'utf8')) as {
        jobs: Record<string, { steps: { run?: string }[] }>;
      };
      for (const line of Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run: one }) => one ?? []))) {
        // Asks GitHub.
        if (line.includes('gh api')) continue;
        const ended = await run(library, 'bash', ['-e', '-o', 'pipefail', '-c', line], {
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
          npm_config_dry_run: line === 'npm ci' ? 'true' : undefined,
        });
        // What depends on the day may have come to pass.
        expect([0, line.includes('--nightly') ? 1 : 0], `${line}\n${ended.out}${ended.error}`).toContain(ended.code);
      }
    }
  });
});

describe('elsewhere', () => {
  test('every line of a pipeline on GitLab runs, and the sample organisation can be read beside one’s own', async () => {
    const own = join(folder, 'gitlab');
    await mkdir(own);
    await cp(join(library, 'package.json'), join(own, 'package.json'));
    await symlink(join(library, 'node_modules'), join(own, 'node_modules'));
    const tracker = ['--tracker', 'gitlab:git.example.com/acme/incidents', '--public', 'https://public.example.com'];
    await succeed(own, bin, 'init', '--name', 'Ours', '--host', 'gitlab', '--example', ...tracker);
    await cp(join(library, 'package-lock.json'), join(own, 'package-lock.json'));
    const git = (...args: string[]) =>
      succeed(own, 'git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args);
    await git('init', '-q');
    await git('add', 'content');
    await git('commit', '-qm', 'One');
    const base = (await git('rev-parse', 'HEAD')).trim();
    await git('commit', '-qm', 'Two', '--allow-empty');
    const jobs = parse(await readFile(join(own, '.gitlab-ci.yml'), 'utf8')) as Record<
      string,
      { before_script?: string[]; script?: string[] }
    >;
    const lines = Object.values(jobs).flatMap(({ before_script = [], script = [] }) => [...before_script, ...script]);
    expect(lines).toContain('npx postmortems actions remind --markdown reminders.md');
    for (const line of lines) {
      const ended = await run(own, 'bash', ['-e', '-o', 'pipefail', '-c', line], {
        CI: 'true',
        GITLAB_CI: 'true',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        npm_config_dry_run: line.startsWith('npm ci') ? 'true' : undefined,
      });
      expect([0, line.includes('--nightly') ? 1 : 0], `${line}\n${ended.out}${ended.error}`).toContain(ended.code);
    }
    expect(await readdir(join(own, 'public'))).toContain('index.html');
    const sample = await run(own, bin, ['lint'], { CONTENT_DIR: 'example' });
    expect([sample.code, sample.out]).toEqual([0, expect.stringMatching(/\d+ postmortems.* judged/)]);
    for (const name of ['build', 'build-public']) {
      const { code, out, error } = await run(own, bin, [name], { CONTENT_DIR: 'example' });
      expect(code, `${out}${error}`).toBe(0);
    }
    for (const output of ['dist', 'dist-public']) {
      expect(await readFile(join(own, `example-${output}/index.html`), 'utf8')).toContain('Parcelwing');
      // GitLab’s job has moved its own away.
      const left = await readFile(join(own, output, 'index.html'), 'utf8').catch(() => '');
      expect(left).not.toContain('Parcelwing');
    }
  });

  test('the engine may be a submodule: its sources run, and the checks fetch it', async () => {
    const own = join(folder, 'with a submodule');
    await mkdir(own);
    const git = (...args: string[]) => succeed(own, 'git', '-c', 'protocol.file.allow=always', ...args);
    await git('init', '-q');
    await git('submodule', '--quiet', 'add', root, 'engine');
    await symlink(join(root, 'node_modules'), join(own, 'engine/node_modules'));
    const start = join(own, 'engine/bin/postmortems.mjs');
    await succeed(own, process.execPath, start, 'init', '--name', 'Ours', '--host', 'github');
    expect(await succeed(own, process.execPath, start, 'lint')).toContain('no messages');
    expect(JSON.parse(await readFile(join(own, 'package.json'), 'utf8'))).toMatchObject({
      dependencies: { 'postmortem-library': 'file:engine' },
    });
    expect(await readFile(join(own, '.github/workflows/postmortems.yml'), 'utf8')).toContain('submodules: true');
    expect(await succeed(own, 'git', '-C', 'engine', 'status', '--short', '--untracked-files=no')).toBe('');
  });

  test.each(['22.12.0', '20.19.0'])('under Node %s it works, or says what it needs', async (version) => {
    const node = join(folder, `node-${version}`);
    await mkdir(node);
    await succeed(node, 'npm', 'install', '--no-audit', '--no-fund', `node@${version}`);
    const program = join(node, 'node_modules/node/bin/node');
    const ended: Ended[] = [];
    const start = join(library, 'node_modules/postmortem-library/bin/postmortems.mjs');
    for (const name of ['lint', 'build', 'build-public']) ended.push(await run(library, program, [start, name]));
    if (version.startsWith('20'))
      expect(ended.map(({ code, error }) => [code, error.split(';')[0]])).toEqual(
        Array(3).fill([2, 'This is Node 20.19.0']),
      );
    else expect(ended.map(({ code, error }) => (code === 0 ? '' : error))).toEqual(['', '', '']);
  });

  test('pnpm lays the packages out in its own way, and both editions build', async () => {
    const strict = join(folder, 'strict');
    await mkdir(strict);
    await writeFile(join(strict, 'package.json'), '{ "private": true }\n');
    await succeed(strict, 'npx', '--yes', 'pnpm@10', 'add', packed);
    await succeed(strict, bin, 'init', '--name', 'Ours', '--public', 'https://public.example.com');
    await succeed(strict, bin, 'build');
    await succeed(strict, bin, 'build-public');
    expect(await readdir(join(strict, 'dist'))).toContain('index.html');
  });

  test('in a folder whose path an address cannot have, the linter works and a build says why it does not', async () => {
    const odd = join(folder, 'team#1 & co?');
    await mkdir(odd);
    await cp(join(library, 'content'), join(odd, 'content'), { recursive: true });
    await cp(join(library, 'node_modules'), join(odd, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    await succeed(odd, bin, 'lint');
    expect(await run(odd, bin, ['build'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(
        /^(?:.*s\n)*The site cannot be built in ".*": what compiles it takes `#` and `\?` for parts of an address\./,
      ),
    });
  });

  test('two libraries side by side keep their output apart', async () => {
    for (const name of ['one', 'two']) {
      await cp(join(library, 'content'), join(folder, 'side', name), { recursive: true });
      const file = join(folder, 'side', name, 'library.yaml');
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^name: .*$/m, `name: Library ${name}`));
      expect((await run(library, bin, ['build'], { CONTENT_DIR: join(folder, 'side', name) })).code).toBe(0);
    }
    for (const name of ['one', 'two'])
      expect(await readFile(join(folder, `side/${name}-dist/index.html`), 'utf8')).toContain(`Library ${name}`);
  });

  test('the repository of the engine judges a library elsewhere, and says so where it cannot build there', async () => {
    const own = join(folder, 'elsewhere');
    await cp(join(library, 'content'), join(own, 'content'), { recursive: true });
    const start = join(root, 'bin/postmortems.mjs');
    await succeed(own, process.execPath, start, 'lint');
    const { code, error } = await run(own, process.execPath, [start, 'build']);
    if (code !== 0) expect(error).toContain('they share no folder. Install the engine in the library as a package');
  });
});
