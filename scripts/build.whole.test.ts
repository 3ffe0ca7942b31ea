import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCbor, type Cbor } from '../src/leak-check/cbor.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twice-'));
  await run('generate', join(folder, 'content'), '12', '--seed', '7', '--public');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(script: string, ...args: string[]): Promise<void> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'out'),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  delete env['VITEST'];
  await promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], { env, maxBuffer: 1e8 });
}

/** Written by Pagefind in any order, and named and referred to by their digests. */
const unordered = /\.pf_filter$|\.pf_meta$|pagefind-entry\.json$/;

type Meta = [version: Cbor, pages: Cbor, words: Cbor, filters: [string, string][], sorts: Cbor, ...fields: Cbor[]];

/** Every file by its path, with its bytes; of the search, what is in it whatever its order. */
async function filesIn(site: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(site.length + 1);
    if (!unordered.test(path)) files.set(path, (await readFile(join(site, path))).toString('base64'));
  }
  files.set('pagefind', await searchIn(join(site, 'pagefind')));
  return new Map([...files].sort());
}

async function searchIn(pagefind: string): Promise<string> {
  const decoded = async (name: string) => readCbor(gunzipSync(await readFile(join(pagefind, name))).subarray(12));
  const entry = JSON.parse(await readFile(join(pagefind, 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { hash: unknown }>;
  };
  const filters = new Map<string, Cbor>();
  for (const name of await readdir(join(pagefind, 'filter')))
    filters.set(name.replace('.pf_filter', ''), sorted(await decoded(`filter/${name}`)));
  for (const language of Object.values(entry.languages)) {
    const meta = (await decoded(`pagefind.${String(language.hash)}.pf_meta`)) as Meta;
    const [version, pages, words, filtersIn, sorts, ...fields] = meta;
    const named = filtersIn.map(([name, digest]) => [name, filters.get(digest)]);
    // In the place of each digest what it is of.
    language.hash = [version, pages, words, sorted(named), sorted(sorts), fields];
  }
  const unused = (await readdir(pagefind)).filter((name) => name.endsWith('.pf_meta')).length;
  expect(unused).toBe(Object.keys(entry.languages).length);
  return JSON.stringify([entry, filters.size]);
}

/** With lists of lists in the order of what is in them. Lists of numbers and words stay in theirs. */
function sorted(value: Cbor): Cbor {
  if (!Array.isArray(value)) return value;
  const members = value.map(sorted);
  if (!members.every((member) => Array.isArray(member))) return members;
  const keyed = members.map((member) => [JSON.stringify(member), member] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, member]) => member);
}

test.each([
  ['internal', (out: string) => run('build').then(() => out)],
  ['public', (out: string) => run('build-public', '--out', out, '--now', '2999-01-01').then(() => out)],
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
