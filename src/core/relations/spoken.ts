import type { Catalogue, PostmortemEntry, ReviewEntry } from '../model/entry.ts';
import { postmortemsById } from '../model/lookup.ts';
import { memo } from '../model/memo.ts';
import { idIndex, knownIds, mentionsOf } from './mentions.ts';

/** What a review spoke of. */
export interface Spoken {
  /** Ids of the incidents there are: those of front matter first, then those it names or links to. */
  incidents: readonly string[];
  /** The action items it names or links to, as keys: `<id>#A1`. */
  actions: ReadonlySet<string>;
}

/** What each review of a library spoke of. */
export const spokenIn = memo(
  ({ postmortems, reviews }: Pick<Catalogue, 'postmortems' | 'reviews'>): ReadonlyMap<ReviewEntry, Spoken> => {
    const find = idIndex(knownIds(postmortems, []));
    const byId = postmortemsById(postmortems);
    return new Map(
      reviews.map((review) => {
        const mentions = mentionsOf(review, find);
        const ids = [...review.facts.incidents.map((id) => find(id)?.id ?? id), ...mentions.map(({ id }) => id)];
        return [
          review,
          {
            incidents: [...new Set(ids)].filter((id) => byId.has(id)),
            actions: new Set(mentions.flatMap(({ id, action }) => (action === undefined ? [] : [`${id}#${action}`]))),
          },
        ];
      }),
    );
  },
);

/** The reviews that spoke of each incident, the last first. */
export const reviewsThatSpokeOf = memo(
  (library: Pick<Catalogue, 'postmortems' | 'reviews'>): ReadonlyMap<PostmortemEntry['id'], ReviewEntry[]> => {
    const found = new Map<string, ReviewEntry[]>();
    for (const [review, { incidents }] of spokenIn(library))
      for (const id of incidents) if (!found.get(id)?.push(review)) found.set(id, [review]);
    return found;
  },
);
