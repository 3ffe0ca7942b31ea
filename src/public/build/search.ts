import { join } from 'node:path';
import { close } from 'pagefind';
import { digestsIn } from '../../leak-check/own.ts';
import { indexInto } from '../../site/search-index.ts';
import type { Staging } from './folders.ts';

/**
 * Indexes the accounts of a built site for search.
 *
 * @returns digests of the files that are the same for any site
 */
export async function indexSite({ site, cache }: Staging): Promise<Set<string>> {
  const blank = join(cache, 'pagefind');
  try {
    await indexInto(blank);
    await indexInto(join(site, 'pagefind'), { path: site, glob: 'incidents/*/index.html' });
  } finally {
    await close();
  }
  return digestsIn(blank);
}
