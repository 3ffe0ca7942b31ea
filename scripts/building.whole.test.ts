import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder: string;
let content: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'building-'));
  content = join(folder, 'content');
  expect((await run(['generate', content, '3', '--seed', '7', '--public'])).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Result {
  code: number | string;
  said: string;
}

/** Runs a command on a disk that breaks below a folder. */
function run([script, ...args]: readonly string[], broken = '', where = join(folder, 'sites')): Promise<Result> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_DIR: content,
    OUT_DIR: join(folder, 'sites/internal'),
    CACHE_DIR: join(folder, 'cache'),
    ASTRO_TELEMETRY_DISABLED: '1',
    BROKEN_DISK: broken,
    BROKEN_FOLDER: where,
    ...(broken && { NODE_OPTIONS: `--import ${join(import.meta.dirname, '_testing/broken-disk.mjs')}` }),
  };
  delete env['VITEST'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [`scripts/${script}.ts`, ...args],
      { cwd: root, env, maxBuffer: 1e8 },
      (error, out, said) =>
        resolve({ code: error ? (error.signal ?? Number(error.code)) : 0, said: `${out}\n${said}` }),
    );
  });
}

/** Calls the library otherwise, so that its site is another one. */
async function call(name: string): Promise<void> {
  const file = join(content, 'library.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^( *)name: .*$/gm, `$1name: ${name}`));
}

const editions: Record<string, readonly string[]> = {
  public: ['build-public', '--out', '<sites>/public', '--now', '2999-01-01'],
  internal: ['build'],
};

describe.each(Object.entries(editions))('a build of the %s edition', (edition, command) => {
  const sites = () => join(folder, 'sites');
  const build = (broken?: string, where?: string) =>
    run(
      command.map((arg) => arg.replace('<sites>', sites())),
      broken,
      where,
    );
  /** The name on the site that stands there; undefined where there is none. */
  const standing = () =>
    readFile(join(sites(), edition, 'index.html'), 'utf8').then(
      (html) => /Library (?:one|two)/.exec(html)?.[0],
      () => undefined,
    );
  const beside = async () => (await readdir(sites())).filter((name) => name.startsWith(`${edition}.`));

  beforeAll(async () => {
    await mkdir(sites(), { recursive: true });
    await call('Library one');
    expect((await build()).code).toBe(0);
    expect(await standing()).toBe('Library one');
    await call('Library two');
  });

  test.each(['full', 'readonly'])('on a disk that is %s says so, and leaves the last site', async (how) => {
    const where = how === 'full' ? join(root, '.cache') : sites();
    const { code, said } = await build(how, where);
    expect({ code, said }).toEqual({
      code: 2,
      said: expect.stringContaining(how === 'full' ? 'the disk is full' : 'the disk is read-only') as string,
    });
    expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(await standing()).toBe('Library one');
    expect(await beside()).toEqual([]);
  });

  test.each(['killed-at-0', 'killed-at-1'])('%s, leaves the last site', async (how) => {
    expect((await build(how)).code).toBe('SIGKILL');
    expect(await standing()).toBe('Library one');
  });

  test('killed between taking the last site away and putting the new one there, is followed by the last one', async () => {
    expect((await build('killed-at-2')).code).toBe('SIGKILL');
    expect(await standing()).toBeUndefined();
    // Whatever comes of the next build, it puts the last site back first.
    const file = join(content, 'library.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n: [`);
    expect((await build()).code).not.toBe(0);
    await writeFile(file, text);
    expect(await standing()).toBe('Library one');
    expect((await build()).code).toBe(0);
    expect(await standing()).toBe('Library two');
    expect(await beside()).toEqual([]);
  });
});
