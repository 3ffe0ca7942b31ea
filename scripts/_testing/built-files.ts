import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCbor, type Cbor } from '../../src/leak-check/cbor.ts';

/** Written by Pagefind in any order, and named and referred to by their digests. */
const unordered = /\.pf_filter$|\.pf_meta$|pagefind-entry\.json$/;

type Meta = [version: Cbor, pages: Cbor, words: Cbor, filters: [string, string][], sorts: Cbor, ...fields: Cbor[]];

/** Every file by its path, with its bytes; of the search, what is in it whatever its order. */
export async function filesIn(site: string): Promise<Map<string, string>> {
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
  const metas = (await readdir(pagefind)).filter((name) => name.endsWith('.pf_meta')).length;
  return JSON.stringify([entry, filters.size, metas]);
}

/** With lists of lists in the order of what is in them. Lists of numbers and words stay in theirs. */
function sorted(value: Cbor): Cbor {
  if (!Array.isArray(value)) return value;
  const members = value.map(sorted);
  if (!members.every((member) => Array.isArray(member))) return members;
  const keyed = members.map((member) => [JSON.stringify(member), member] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, member]) => member);
}
