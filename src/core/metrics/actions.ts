import { dayIn, daysBetween } from '../model/clock.ts';
import type { PostmortemEntry } from '../model/entry.ts';
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
   * How old the promises are that were not kept, in days since the incident began: no document says when an action was
   * written down. Undefined of none.
   */
  age: { n: number; median: number; oldest: number } | undefined;
}

export interface OverdueAction {
  /** Id of the postmortem. */
  postmortem: string;
  /** Local to the postmortem, `A1`; undefined where the row has none. */
  id: string | undefined;
  action: string;
  owner: string | undefined;
  /** YYYY-MM-DD. */
  due: string;
  /** Whole days from the due day to the day asked about. */
  days: number;
}

/**
 * Counts the action items of postmortems, see `actionsOf`, on the day `now`, YYYY-MM-DD: one that is due on that day is
 * not overdue.
 */
export function countActions(postmortems: readonly PostmortemEntry[], now: string): ActionCounts {
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
  for (const { postmortem, action: item } of actionsOf(postmortems)) {
    const { id, action, owner, due, status } = item;
    counts.total++;
    if (status) counts.statuses[status.value]++;
    else counts.unstated++;
    if (status?.value === 'done' && due && due.value < now) dueDone++;
    if (!isPending(item)) continue;
    const age = ageOf(postmortem, now);
    if (age !== undefined) ages.push(age);
    if (!due) counts.undated++;
    else if (due.value < now)
      counts.overdue.push({
        postmortem: postmortem.id,
        id: id?.value,
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

/** How old the promises of a postmortem are on a day, in days since the incident began; undefined where nobody knows. */
export function ageOf(postmortem: PostmortemEntry, now: string): number | undefined {
  const began = beginning(postmortem);
  return began === undefined ? undefined : daysBetween(dayIn(began, 'UTC'), now);
}
