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

/** “3 hours 45 minutes”, “1 h 5 min”, “23 min” at the start of a text, in minutes. */
export function readLength(text: string): { minutes: number; written: string } | undefined {
  const match =
    /^\s*[~≈]?\s*(?:(\d+(?:\.\d+)?)\s?(?:h|hrs?|hours?)\b[ ,]*(?:and )?)?(?:(\d+(?:\.\d+)?)[\s-]?(?:m|mins?|minutes?)\b)?/i.exec(
      text,
    );
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return {
    minutes: Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0),
    written: match[0].trim().replace(/[ ,]+$/, ''),
  };
}
