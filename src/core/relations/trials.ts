import type { PostmortemEntry } from '../model/entry.ts';
import { beginning } from '../model/postmortem.ts';
import type { Use } from './backlinks.ts';

/** How a runbook did when it was tried. */
export interface Trials {
  /** Newest first; what has no readable time comes last. */
  uses: (Use & { postmortem: PostmortemEntry; began: number | undefined })[];
  /** When it was last tried, in milliseconds since the epoch. */
  last: number | undefined;
  /** How often it helped, and how often nobody said. */
  helped: { yes: number; partly: number; no: number; unsaid: number };
}

/**
 * The incidents a runbook was tried in: drills and near misses too, for steps that work in a drill are steps that were tried;
 * not those of retracted documents.
 */
export function trialsOf(uses: readonly Use[], postmortems: ReadonlyMap<string, PostmortemEntry>): Trials {
  const tried = uses
    .flatMap((use) => {
      const postmortem = postmortems.get(use.id);
      return postmortem && postmortem.facts.status !== 'retracted'
        ? [{ ...use, postmortem, began: beginning(postmortem) }]
        : [];
    })
    .sort((a, b) => (b.began ?? -Infinity) - (a.began ?? -Infinity) || (a.id < b.id ? 1 : -1));
  const helped = { yes: 0, partly: 0, no: 0, unsaid: 0 };
  for (const use of tried) helped[use.helped ?? 'unsaid']++;
  return { uses: tried, last: tried[0]?.began, helped };
}

/** Kinds of incidents in which somebody needed steps. */
const needing = ['incident', 'security', 'near-miss'];

/** Incidents that name no runbook, in the order of the library; duplicates and what was retracted do not count. */
export function withoutRunbook(postmortems: readonly PostmortemEntry[]): PostmortemEntry[] {
  return postmortems.filter(
    ({ facts }) =>
      facts.runbooks.length === 0 &&
      needing.includes(facts.kind) &&
      facts.status !== 'retracted' &&
      facts.duplicateOf === undefined,
  );
}
