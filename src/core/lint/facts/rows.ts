import { memo } from '../../model/memo.ts';
import { clockIn, dayIn } from '../../model/clock.ts';
import type { Cause } from '../../model/message.ts';
import type { Moment, Span } from '../../model/moment.ts';
import type { Postmortem, TimelineEvent } from '../../model/postmortem.ts';
import { formatSpan, spanBetween } from '../../model/span.ts';
import type { Milestone } from '../../model/vocabulary.ts';

/** A row of the timeline that has a time. */
export interface Row {
  event: TimelineEvent;
  moment: Moment;
  /** Whether only the clock is known: rows without any date still tell how far apart they are. */
  dayless: boolean;
}

/** The rows of the timeline that have a time, in their order. */
export const rowsOf = memo((postmortem: Postmortem): Row[] => readRows(postmortem.timeline.events));

function readRows(events: readonly TimelineEvent[]): Row[] {
  const dated = events.flatMap((event) => (event.moment ? [{ event, moment: event.moment, dayless: false }] : []));
  return dated.length > 0 ? dated : byTheClock(events);
}

const written =
  /^(?<about>~ ?|about |ca\. )?(?:(?<day>\d{4}-\d\d-\d\d)[ T])?(?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d))?(?: ?(?:UTC|GMT|Z))?$/;

/**
 * Where no row has a day or a zone that is known, the clock and the days alone, as long as they run forwards: a day and
 * a zone that nobody names, but one of each.
 */
function byTheClock(events: readonly TimelineEvent[]): Row[] {
  const rows: Row[] = [];
  const isDayless = events.every(({ time }) => written.exec(time.value)?.groups!['day'] === undefined);
  let day: string | undefined;
  for (const event of events) {
    const found = written.exec(event.time.value)?.groups;
    if (!found || Number(found['hours']) > 23 || Number(found['minutes']) > 59) {
      // Of days nobody writes again, a row in between may be the next one.
      if (isDayless) return [];
      day = undefined;
      continue;
    }
    day = found['day'] ?? day;
    if (day === undefined && !isDayless) continue;
    const clock = (Number(found['hours']) * 60 + Number(found['minutes'])) * 60 + Number(found['seconds'] ?? 0);
    const instant = (day === undefined ? 0 : Date.parse(day)) + clock * 1000;
    if (Number.isNaN(instant)) continue;
    if (rows.length > 0 && instant < rows.at(-1)!.moment.earliest && found['day'] === undefined) {
      if (isDayless) return [];
      day = undefined;
      continue;
    }
    const moment: Moment = {
      text: event.time.value,
      earliest: instant,
      latest: instant,
      precision: found['seconds'] === undefined ? 'minute' : 'second',
      approximate: found['about'] !== undefined,
      zone: 'UTC',
    };
    rows.push({ event, moment, dayless: isDayless });
  }
  return rows;
}

/** The row that carries a milestone. */
export function rowOf(postmortem: Postmortem, milestone: Milestone): Row | undefined {
  return rowsOf(postmortem).find(({ event }) => event.milestones.some(({ value }) => value === milestone));
}

/** The time from one row to another; in days of the calendar where one of them is only known to the day. */
export function between(from: Row, to: Row): Span {
  const span = spanBetween(from.moment, to.moment);
  if (span.precision !== 'day') return span;
  const days = (a: number, b: number) => Date.parse(dayIn(b, to.moment.zone)) - Date.parse(dayIn(a, from.moment.zone));
  return {
    ...span,
    least: days(from.moment.latest, to.moment.earliest),
    most: days(from.moment.earliest, to.moment.latest),
  };
}

/** The clock of a row as messages show it: `14:02`, with its day where that is not the day of the other. */
export function clockOf({ moment }: Row, other?: Row): string {
  const { earliest, zone, precision, latest } = moment;
  const day = dayIn(earliest, zone);
  if (precision === 'day') return day;
  const seconds = precision === 'second' || precision === 'millisecond';
  const clock = clockIn(earliest, zone, seconds) + (latest > earliest ? `–${clockIn(latest, zone, seconds)}` : '');
  return other && dayIn(other.moment.earliest, other.moment.zone) !== day ? `${day} ${clock}` : clock;
}

/** What messages call a row: its milestone, else the beginning of its text. */
export function nameOf({ event }: Row): string {
  const milestone = event.milestones[0]?.value;
  if (milestone) return milestone;
  const text = event.event.text.replaceAll('`', '');
  return text.length > 40 ? `“${text.slice(0, 38).replace(/\s+\S*$/, '')} …”` : `“${text}”`;
}

/** `` `31 min` (impact-start 14:02 → recovered 14:33) `` */
export function shownSpan(from: Row, to: Row, names: readonly [string, string] = [nameOf(from), nameOf(to)]): string {
  return `\`${formatSpan(between(from, to))}\` (${names[0]} ${clockOf(from)} → ${names[1]} ${clockOf(to, from)})`;
}

/** The rows as causes of a message. */
export function causesOf(...rows: Row[]): Cause[] {
  return rows.map((row) => ({
    reason: `${/^[a-z-]+$/.test(nameOf(row)) ? `\`${nameOf(row)}\`` : nameOf(row)} is at \`${row.event.time.value}\``,
    place: row.event.time.place,
  }));
}
