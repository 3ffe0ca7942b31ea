import { join } from 'node:path';
import { openCache } from '../../library/cache.ts';
import { contentFolder } from '../../library/read.ts';
import { indexInto } from '../../site/search-index.ts';
import type { Staging } from './folders.ts';

/** Indexes the accounts of a built site for search. `language` is the tag of the language they are written in. */
export async function indexSite({ site }: Staging, language: string): Promise<void> {
  await indexInto(
    join(site, 'pagefind'),
    { path: site, isIndexed, cache: openCache('search-public', contentFolder()) },
    language,
  );
}

function isIndexed(path: string): boolean {
  return /^incidents\/[^/]+\/index\.html$/.test(path);
}
