import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { digestsIn } from '../../leak-check/own.ts';
import type { Staging } from './folders.ts';

/** Files that a search needs; Pagefind's own interfaces are left out. */
const needed =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[\w-]+\.pagefind|.*\.pf_meta|index|fragment|filter)$/;

/**
 * Indexes the accounts of a built site for search.
 *
 * @returns digests of the files that are the same for any site
 */
export async function indexSite({ site, cache }: Staging): Promise<Set<string>> {
  const blank = join(cache, 'pagefind');
  try {
    await write(await newIndex(), blank);
    const index = await newIndex();
    const { errors } = await index.addDirectory({ path: site, glob: 'incidents/*/index.html' });
    if (errors.length > 0) throw new Error(errors.join('\n'));
    await write(index, join(site, 'pagefind'));
  } finally {
    await close();
  }
  return digestsIn(blank);
}

async function newIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(errors.join('\n'));
  return index;
}

async function write(index: PagefindIndex, folder: string): Promise<void> {
  const { errors } = await index.writeFiles({ outputPath: folder });
  if (errors.length > 0) throw new Error(errors.join('\n'));
  for (const name of await readdir(folder)) if (!needed.test(name)) await rm(join(folder, name), { recursive: true });
}
