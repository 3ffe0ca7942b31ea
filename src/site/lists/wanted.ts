import type { Catalogue, PostmortemEntry } from '../../core/model/entry.ts';
import { memo } from '../../core/model/memo.ts';
import { pagesOf } from './pages-of.ts';

/** The postmortems that somebody wants outside, newest first: those with an approval, and those that were public once. */
export const wantedOutside = memo(({ postmortems }: Catalogue): PostmortemEntry[] =>
  postmortems.filter(({ facts }) => facts.publication !== undefined),
);

const pageNumbers = memo(
  (library: Catalogue) =>
    new Map(pagesOf(wantedOutside(library)).flatMap((page, index) => page.map(({ id }) => [id, index + 1] as const))),
);

/** The page of the list of publications that holds a postmortem, from 1; undefined where nobody wants it outside. */
export function publicationPageOf(id: string, library: Catalogue): number | undefined {
  return pageNumbers(library).get(id);
}
