import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const start = join(import.meta.dirname, '../../bin/postmortems.mjs');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a command in the folder, without a terminal. */
function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; error: string }> {
  const { CONTENT_DIR: _, ...inherited } = process.env;
  return new Promise((resolve) => {
    const settings = { cwd: folder, env: { ...inherited, NO_COLOR: '1', ...env } };
    const child = execFile(process.execPath, [start, ...args], settings, (failed, out, error) =>
      resolve({ code: failed ? Number(failed.code ?? 1) : 0, out, error }),
    );
    child.stdin?.end();
  });
}

test.each([
  [
    [],
    'Unexpected missing name, expected --name "Our incidents". Without a terminal nothing is asked; --help shows every answer.',
  ],
  [
    ['--name', 'A', '--zone', 'Europe/Olso'],
    'Unexpected time zone "Europe/Olso", expected a name of the IANA list such as Europe/Berlin.',
  ],
  [
    ['--name', 'A', '--severities', 'S1=Big,S1=Small'],
    'Unexpected severity "S1" in "S1=Big,S1=Small", expected sev, p, words, or ids of letters, digits and hyphens, each once, such as "S1=Total loss,S2=Partly down".',
  ],
  [
    ['--name', 'A', '--tracker', 'jira'],
    'Unexpected tracker "jira", expected an address with {ticket} in it, such as https://tickets.example.com/browse/{ticket}, or github:owner/repository, or gitlab:gitlab.com/group/project.',
  ],
  [
    ['--name', 'A', '--public', 'example'],
    'Unexpected address "example", expected one such as https://incidents.example.com.',
  ],
])('with %j nothing is written, and it is said why', async (args, why) => {
  expect(await run(['init', ...args])).toEqual({ code: 2, out: '', error: `${why}\n` });
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['sev', 'github', 'UTC'],
  ['p', 'gitlab', 'Asia/Tokyo'],
  ['words', 'none', 'America/St_Johns'],
  ['S1=全停止', 'none', 'UTC'],
])('with the scale %s, the host %s and the zone %s the linter has nothing to say', async (scale, host, zone) => {
  // Without git nobody is known.
  const args = ['--name', '障害: "#1"', '--severities', scale, '--host', host, '--zone', zone];
  expect((await run(['init', ...args], { PATH: '' })).code).toBe(0);
  expect((await run(['lint', '--max-warnings', '0'])).out).toBe('0 postmortems and 1 runbook judged: no messages\n');
});

test('what is in the folder stays, and is named', async () => {
  const own = { 'README.md': 'Mine.\n', 'content/services.yaml': 'shop: { name: Shop, team: a, tier: 0 }\n' };
  for (const [path, text] of Object.entries(own)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { code, out } = await run(['init', '--name', 'A']);
  expect(code).toBe(0);
  expect(out).toContain(
    '2 files were there and are left as they are, though different from what init writes (--diff shows how):\n  content/services.yaml\n  README.md\n',
  );
  for (const [path, text] of Object.entries(own)) expect(await readFile(join(folder, path), 'utf8')).toBe(text);
});

test('a library of a newer engine is left alone, and said to be one', async () => {
  await run(['init', '--name', 'A']);
  const file = join(folder, 'content/library.yaml');
  const newer = (await readFile(file, 'utf8')).replace('schema: 1', 'schema: 2');
  await writeFile(file, newer);
  expect(await run(['upgrade'])).toEqual({
    code: 2,
    out: '',
    error:
      'content/library.yaml has `schema: 2`; this engine reads 1. It was written for a newer engine: install that one. Nothing was changed.\n',
  });
  const { code, out } = await run(['lint']);
  expect(code).toBe(1);
  expect(out).toContain('Unexpected `2` in `schema`, expected `1`');
  expect(out).toContain('a higher one was written for a newer engine');
});
