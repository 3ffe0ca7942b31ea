import type { BoardItem } from '../actions/board.ts';
import type { Catalogue, PostmortemEntry } from '../model/entry.ts';
import { postmortemsById } from '../model/lookup.ts';
import { memo } from '../model/memo.ts';
import { beginning, dayOfIncident } from '../model/postmortem.ts';
import type { Recurrence } from '../relations/recurrences.ts';

/** Something that came back, from its first time to its last: A, then B, then C. */
export interface Story {
  /** The last of it that is looked at. */
  incident: PostmortemEntry;
  /** At least two, the first one first. */
  chapters: Chapter[];
  /** What came back, each way once: the factors that two or more of them have in common, and the services. */
  ties: { factors: string[]; services: string[] }[];
}

/** One of the times. */
export interface Chapter {
  incident: PostmortemEntry;
  /** YYYY-MM-DD. */
  day: string | undefined;
  /** What it promised and has not kept. */
  open: BoardItem[];
}

/** Action items by where they were promised. */
export const byDocument = memo((board: readonly BoardItem[]) => Map.groupBy(board, ({ document }) => document));

/**
 * Tells repeats as stories, the last first. What has an incident in common with the last time of another one is part of
 * its story: A and B, and A, B and C, are one.
 *
 * @param repeats recurrences with the incident up to which they are told
 */
export function storiesOf(
  repeats: readonly { incident: PostmortemEntry; recurrence: Recurrence }[],
  library: Pick<Catalogue, 'postmortems' | 'configuration'>,
  board: readonly BoardItem[],
): Story[] {
  const byId = postmortemsById(library.postmortems);
  const began = (id: string) => beginning(byId.get(id)!) ?? 0;
  const latestFirst = repeats.toSorted(
    (a, b) => began(b.incident.id) - began(a.incident.id) || (a.incident.id < b.incident.id ? -1 : 1),
  );
  const stories: { incident: PostmortemEntry; ids: Set<string>; ties: Story['ties'] }[] = [];
  for (const { incident, recurrence } of latestFirst) {
    const { incidents, factors, services } = recurrence;
    const chain = incidents.slice(0, incidents.indexOf(incident.id) + 1);
    let story = stories.find(({ ids }) => ids.has(incident.id));
    if (!story) stories.push((story = { incident, ids: new Set(), ties: [] }));
    for (const id of chain) story.ids.add(id);
    const tie = { factors, services };
    if (!story.ties.some((known) => JSON.stringify(known) === JSON.stringify(tie))) story.ties.push(tie);
  }
  return stories.map(({ incident, ids, ties }) => ({
    incident,
    ties,
    chapters: [...ids]
      .sort((a, b) => began(a) - began(b) || (a < b ? -1 : 1))
      .map((id): Chapter => {
        const chapter = byId.get(id)!;
        return {
          incident: chapter,
          day: dayOfIncident(chapter, library.configuration),
          open: id === incident.id ? [] : (byDocument(board).get(chapter) ?? []).filter(({ pending }) => pending),
        };
      }),
  }));
}
