import GithubSlugger from 'github-slugger';
import type { Entry } from '../model/entry.ts';
import { memo } from '../model/memo.ts';

/** The anchors of a document’s headings, as the site makes them. */
export const anchorsOf = memo(({ headings }: Entry): ReadonlySet<string> => {
  const slugger = new GithubSlugger();
  return new Set(headings.map((heading) => slugger.slug(heading)));
});
