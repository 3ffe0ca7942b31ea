import { eventOf, type Postmortem, type TimelineEvent } from '../../model/postmortem.ts';
import type { Milestone } from '../../model/vocabulary.ts';

/** The time between two rows of the timeline, in minutes, and the rows. */
export interface Window {
  from: TimelineEvent;
  to: TimelineEvent;
  minutes: number;
}

/** From the start of the impact to recovery; undefined where a row or its time is missing. */
export function impactWindow(postmortem: Postmortem): Window | undefined {
  return windowBetween(postmortem, 'impact-start', 'recovered');
}

/** From the row of one milestone to that of another. */
export function windowBetween(postmortem: Postmortem, first: Milestone, last: Milestone): Window | undefined {
  const from = eventOf(postmortem, first);
  const to = eventOf(postmortem, last);
  if (!from?.moment || !to?.moment || from.moment.approximate || to.moment.approximate) return undefined;
  const minutes = (to.moment.earliest - from.moment.latest) / 60_000;
  return minutes >= 0 ? { from, to, minutes } : undefined;
}
