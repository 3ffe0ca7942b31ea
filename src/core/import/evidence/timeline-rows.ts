import { clockIn, dayIn, offsetIn } from '../../model/clock.ts';
import type { Milestone, Precision } from '../../model/vocabulary.ts';
import { instantIn } from '../../text/log-stamp.ts';
import { offsetText } from '../../text/zone.ts';
import { escapeText, table } from '../mdx.ts';
import type { Row } from './merge.ts';
import type { Proposal } from './milestones.ts';

/** Longer texts are cut in the table; the JSON has them whole. */
export const longestText = 300;

/** The date and clock of the row above, which a bare time builds on. */
export interface Above {
  day: string;
  /** The time its clock shows, `14:03:22`. */
  clock: string;
}

/** The time cell: bare if the row above gives the date, with an offset if the local time is ambiguous. */
export function timeCell(row: Pick<Row, 'at' | 'precision'>, zone: string, above: Above | undefined): string {
  const { at, precision } = row;
  if (!isPlain(at, zone)) {
    return `${writtenIn(at, 'second', zone).replace(' ', 'T')}${offsetText(offsetIn(at, zone))}`;
  }
  const whole = writtenIn(at, precision, zone);
  const bare = whole.slice(11);
  const follows = above && bare !== '' && above.day === whole.slice(0, 10) && bare >= above.clock.slice(0, bare.length);
  return follows ? bare : whole;
}

/** `2026-04-15 14:03:22` in a zone: what the timeline writes. Finer than a second is cut off. */
export function writtenIn(at: number, precision: Precision, zone: string): string {
  if (precision === 'day') return dayIn(at, zone);
  return `${dayIn(at, zone)} ${clockIn(at, zone, precision === 'millisecond' || precision === 'second')}`;
}

/** What a bare time below a row builds on; undefined if it needs its own date. */
export function aboveOf(at: number, zone: string): Above | undefined {
  return isPlain(at, zone) ? { day: dayIn(at, zone), clock: clockIn(at, zone, true) } : undefined;
}

/** Whether the local time in the zone means this instant only. */
function isPlain(at: number, zone: string): boolean {
  const wall = new Date(at + offsetIn(at, zone));
  const local = {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  };
  return instantIn(local, zone) === at;
}

/** The event of a row as plain text, cut where it is long, with how often it came. */
export function eventText(row: Row, zone: string): string {
  const text =
    row.text.length > longestText ? `${row.text.slice(0, longestText - 1).replace(/\s+\S*$/, '')}…` : row.text;
  const repeats = repeatsOf(row);
  if (!repeats) return text;
  const sameDay = dayIn(repeats.last, zone) === dayIn(row.at, zone);
  const last = sameDay ? clockIn(repeats.last, zone, true) : writtenIn(repeats.last, 'second', zone);
  return `${text} (${repeats.count} times, the last at ${last})`;
}

/** How often a row’s event came, summed over logs, and when the last one was. */
export function repeatsOf({ events }: Row): { count: number; last: number } | undefined {
  const counted = events.filter(({ repeats }) => repeats !== undefined);
  if (counted.length === 0) return undefined;
  const logs = events.filter(({ source }) => source.format === 'log');
  const told = logs.length > 1 ? logs : counted.slice(0, 1);
  return {
    count: told.reduce((sum, { repeats }) => sum + (repeats?.count ?? 1), 0),
    last: Math.max(...told.map(({ at, repeats }) => repeats?.last ?? at)),
  };
}

/** Names of a row’s sources, each once. */
export function labelsOf(row: Row): string[] {
  return [...new Set(row.events.map(({ source }) => source.label))];
}

/** The evidence of a row as inline MDX: its sources, linked where the export has an address. */
export function evidenceCell(row: Row): string {
  return labelsOf(row)
    .map((label) => {
      const url = row.events.find(({ source }) => source.label === label && source.url)?.source.url;
      const linked = url && /^https?:\/\/[\w\-./:?=%#+,@!~&]+$/.test(url) && !/&#?\w+;/.test(url) && url.length < 500;
      return linked ? `[${escapeText(label)}](${url})` : escapeText(label);
    })
    .join('; ');
}

/** Milestones the table gets for a row, in their order. */
export function milestonesOf(row: Row, proposals: readonly Proposal[]): Milestone[] {
  return proposals.filter((one) => one.placed && one.row === row).map(({ milestone }) => milestone);
}

/** Rows as a timeline table. */
export function timelineTable(rows: readonly Row[], proposals: readonly Proposal[], zone: string): string {
  let above: Above | undefined;
  const cells = rows.map((row) => {
    const time = timeCell(row, zone, above);
    above = aboveOf(row.at, zone);
    return [time, milestonesOf(row, proposals).join(', '), escapeText(eventText(row, zone)), evidenceCell(row)];
  });
  return table([`Time (${zone})`, 'Milestone', 'Event', 'Evidence'], cells);
}
