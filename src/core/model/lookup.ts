import type { Catalogue, PostmortemEntry, ReviewEntry, RunbookEntry } from './entry.ts';
import { memo } from './memo.ts';

/** The postmortems of a library by id. Of two with one id, the first. */
export const postmortemsById = memo((postmortems: Catalogue['postmortems']): ReadonlyMap<string, PostmortemEntry> =>
  firstById(postmortems),
);

/** The runbooks of a library by id. Of two with one id, the first. */
export const runbooksById = memo((runbooks: Catalogue['runbooks']): ReadonlyMap<string, RunbookEntry> =>
  firstById(runbooks),
);

/** The reviews of a library by id. Of two with one id, the first. */
export const reviewsById = memo((reviews: Catalogue['reviews']): ReadonlyMap<string, ReviewEntry> =>
  firstById(reviews),
);

function firstById<E extends { id: string }>(entries: readonly E[]): Map<string, E> {
  const byId = new Map<string, E>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return byId;
}
