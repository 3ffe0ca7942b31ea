import { dayIn } from '../model/clock.ts';
import type { Moment } from '../model/moment.ts';
import { eventOf, type Postmortem, type TimelineEvent } from '../model/postmortem.ts';

/** The day of a moment, YYYY-MM-DD, in the zone it was written in. */
export function dayOf({ earliest, zone }: Moment): string {
  return zone === 'UTC' ? new Date(earliest).toISOString().slice(0, 10) : dayIn(earliest, zone);
}

/** The event an incident began with: its impact, else its detection, else its first row; only one that has a time. */
export function firstEvent(postmortem: Postmortem): (TimelineEvent & { moment: Moment }) | undefined {
  const candidates = [
    eventOf(postmortem, 'impact-start'),
    eventOf(postmortem, 'detected'),
    ...postmortem.timeline.events,
  ];
  return candidates.find((event): event is TimelineEvent & { moment: Moment } => event?.moment !== undefined);
}

/** The day an incident began, and the cell that says so. */
export function firstDay(postmortem: Postmortem): { day: string; event: TimelineEvent } | undefined {
  const event = firstEvent(postmortem);
  return event && { day: dayOf(event.moment), event };
}
