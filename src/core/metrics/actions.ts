import { dayIn, daysBetween } from '../model/clock.ts';
import type { NamedPage } from '../model/address.ts';
import type { PromisingEntry } from '../model/entry.ts';
import { actionsOf } from '../model/library-action.ts';
import { beginning, isPending } from '../model/postmortem.ts';
import type { ActionStatus } from '../model/vocabulary.ts';
import { quantile } from './median.ts';
import { proportion, type Proportion } from './proportion.ts';

/** How many action items stand how. */
export interface ActionCounts {
  total: number;
  statuses: Record<ActionStatus, number>;
  /** Items whose status is missing or cannot be read; they count as not done. */
  unstated: number;
  /** Not done, with no due date. */
  undated: number;
  /** Not done, and due before the day asked about; the longest overdue first. */
  overdue: OverdueAction[];
  /** Done, of all that were not declined. */
  closed: Proportion;
  /** Done, of those that were not declined and whose day has come. */
  closedOfDue: Proportion;
  /**
   * How old the promises are that were not kept, in days since the incident began or the review took
   * place: no postmortem says when an action was written down. Undefined of none.
   */
  age: { n: number; median: number; oldest: number } | undefined;
}

export interface OverdueAction {
  /** Where it was promised. */
  document: NamedPage & { title: string };
  /** Local to the document, `A1`; undefined where the row has none. */
  id: string | undefined;
  /** Its place among the rows of the document, from 1. */
  row: number;
  action: string;
  owner: string | undefined;
  /** YYYY-MM-DD. */
  due: string;
  /** Whole days from the due day to the day asked about. */
  days: number;
}

/**
 * Counts the action items of documents, see `actionsOf`, on the day `now`, YYYY-MM-DD: one that is due on that day is
 * not overdue.
 */
export function countActions(documents: readonly PromisingEntry[], now: string): ActionCounts {
  const counts: ActionCounts = {
    total: 0,
    statuses: { open: 0, 'in-progress': 0, done: 0, declined: 0 },
    unstated: 0,
    undated: 0,
    overdue: [],
    closed: proportion(0, 0),
    closedOfDue: proportion(0, 0),
    age: undefined,
  };
  const ages: number[] = [];
  let dueDone = 0;
  for (const { document, action: item, row } of actionsOf(documents)) {
    const { id, action, owner, due, status } = item;
    counts.total++;
    if (status) counts.statuses[status.value]++;
    else counts.unstated++;
    if (status?.value === 'done' && due && due.value < now) dueDone++;
    if (!isPending(item)) continue;
    const age = ageOf(document, now);
    if (age !== undefined) ages.push(age);
    if (!due) counts.undated++;
    else if (due.value < now)
      counts.overdue.push({
        document: { type: document.type, id: document.id, title: document.facts.title },
        id: id?.value,
        row,
        action: action.text,
        owner: owner?.value,
        due: due.value,
        days: daysBetween(due.value, now),
      });
  }
  counts.overdue.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  counts.closed = proportion(counts.statuses.done, counts.total - counts.statuses.declined);
  counts.closedOfDue = proportion(dueDone, dueDone + counts.overdue.length);
  ages.sort((a, b) => a - b);
  if (ages.length > 0) counts.age = { n: ages.length, median: quantile(ages, 0.5), oldest: ages.at(-1)! };
  return counts;
}

/**
 * How old the promises of a document are on a day, in days since the incident began or the review took place; undefined
 * where nobody knows.
 */
export function ageOf(document: PromisingEntry, now: string): number | undefined {
  if (document.type === 'review') return document.valid ? daysBetween(document.facts.date, now) : undefined;
  const began = beginning(document);
  return began === undefined ? undefined : daysBetween(dayIn(began, 'UTC'), now);
}
