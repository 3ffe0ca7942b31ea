import { dayIn } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { lastDay, type Deadline } from './deadline.ts';
import type { EventEntry, PostmortemEntry, RunbookEntry } from './entry.ts';
import { eventOf } from './postmortem.ts';

/** By when something has to be done, and what that is counted from. */
export interface Due {
  /** The last day on which it is in time, YYYY-MM-DD. */
  day: string;
  deadline: Deadline;
  /** The row of the timeline the deadline is counted from. */
  from: EventEntry;
}

type Deadlines = Pick<Configuration, 'deadlines'>;

/**
 * By when a postmortem should be published: as many days after `resolved` as `deadlines.review` allows. Undefined where
 * it is published or retracted, where its severity has no deadline, and where nobody knows when it was resolved.
 */
export function reviewDue(postmortem: PostmortemEntry, { deadlines }: Deadlines): Due | undefined {
  const { status } = postmortem.facts;
  if (status === 'published' || status === 'retracted') return undefined;
  return dueAfter(postmortem, 'review', deadlines, eventOf(postmortem, 'resolved'));
}

/**
 * By when the public edition of a postmortem should be approved: as many days after it was over as
 * `deadlines.publication` allows. Undefined where it was approved, where it is retracted or a duplicate, where its kind
 * is not for the public, where its severity has no deadline, and where nobody knows when it was over.
 */
export function publicationDue(
  postmortem: PostmortemEntry,
  { deadlines, publication }: Pick<Configuration, 'deadlines' | 'publication'>,
): Due | undefined {
  const { status, kind, duplicateOf, publication: approval } = postmortem.facts;
  if (approval?.on !== undefined || approval?.since !== undefined || approval?.retracted) return undefined;
  if (status === 'retracted' || duplicateOf !== undefined || !publication.kinds.includes(kind)) return undefined;
  const over = eventOf(postmortem, 'resolved') ?? eventOf(postmortem, 'recovered');
  return dueAfter(postmortem, 'publication', deadlines, over);
}

/** The last day on which the last review of a runbook still holds. */
export function runbookDue({ facts: { reviewed, reviewEvery } }: RunbookEntry): string {
  return lastDay(reviewed, { days: reviewEvery, count: 'calendar' });
}

function dueAfter(
  { facts: { severity } }: PostmortemEntry,
  what: 'review' | 'publication',
  deadlines: Configuration['deadlines'],
  from: EventEntry | undefined,
): Due | undefined {
  const deadline = Object.hasOwn(deadlines[what], severity) ? deadlines[what][severity] : undefined;
  if (!deadline || !from?.moment) return undefined;
  const { earliest, zone } = from.moment;
  return { day: lastDay(dayIn(earliest, zone), deadline, deadlines.holidays), deadline, from };
}
