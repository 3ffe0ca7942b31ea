import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn } from './_testing/built-files.ts';

let folder: string;
let builds = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twice-'));
  await run('generate', {}, join(folder, 'content'), '12', '--seed', '7', '--public');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(script: string, more: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'out'),
    CACHE_DIR: join(folder, `cache ${++builds}`),
    ASTRO_TELEMETRY_DISABLED: '1',
    ...more,
  };
  delete env['VITEST'];
  await promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], { env, maxBuffer: 1e8 });
}

test.each([
  ['internal', (out: string) => run('build', {}).then(() => out)],
  ['public', (out: string) => run('build-public', {}, '--out', out, '--now', '2999-01-01').then(() => out)],
])('two builds of one library at one path are the same: %s', async (edition, build) => {
  const built: Map<string, string>[] = [];
  for (const time of ['first', 'second']) {
    const kept = join(folder, `${edition} ${time}`);
    await rename(await build(join(folder, 'out')), kept);
    built.push(await filesIn(kept));
  }
  const [first, second] = built as [Map<string, string>, Map<string, string>];
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect(first.size).toBeGreaterThan(40);
  expect([...first.keys()].filter((path) => first.get(path) !== second.get(path))).toEqual([]);
});

test('two builds at once, each with a folder of its own or both into one, leave whole sites', async () => {
  const [first, second] = [join(folder, 'one'), join(folder, 'two')];
  await Promise.all([run('build', { OUT_DIR: first }), run('build', { OUT_DIR: second })]);
  const alone = await filesIn(first);
  expect(await filesIn(second)).toEqual(alone);
  const both = { OUT_DIR: join(folder, 'both') };
  await Promise.all([run('build', both), run('build', both)]);
  expect(await filesIn(both.OUT_DIR)).toEqual(alone);
});
