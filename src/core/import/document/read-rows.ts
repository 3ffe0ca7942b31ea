import { clockText, hourOf, sinceMidnight } from '../../text/clock.ts';
import type { WrittenInstant } from '../../text/instant.ts';
import type { Entry } from './entries.ts';
import { readClocks } from './row-clocks.ts';
import { readDates, isoOf, timeOf } from './row-dates.ts';
import { decideZone, instantIn, readZones, zoneOfRows } from './row-zones.ts';
import type { Row, TimeContext } from './row.ts';

/** Reads the times of a document’s timeline, all rows in order. Nothing is guessed: see `state`, `by` and `asks`. */
export function readRows(entries: readonly Entry[], context: TimeContext): Row[] {
  const rows = entries.map((entry): Row => ({
    entry,
    state: 'unreadable',
    instant: undefined,
    clock: undefined,
    end: undefined,
    date: undefined,
    zone: undefined,
    approximate: entry.stamp?.approximate ?? false,
    by: [],
    asks: [],
  }));
  decideRanges(rows, context);
  const seconds = readClocks(rows);
  readDates(rows, seconds, context);
  countFrom(rows, context);
  readZones(rows, context);
  for (const row of rows) {
    const { stamp } = row.entry;
    if (row.state === 'unreadable') {
      // A row that never had a time is no question.
      if (row.asks.length === 0 && row.entry.written !== '')
        row.asks.push(`\`${row.entry.written}\` gives no time: write the time in its row`);
      continue;
    }
    if (row.date === undefined) row.state = 'undated';
    else if (row.zone === undefined) row.state = 'no-zone';
    else {
      row.instant = instantIn(row.zone, row.date, row.clock ?? '');
      row.state = row.instant === undefined ? 'unreadable' : 'read';
      if (row.instant === undefined)
        row.asks.push(`\`${stamp?.text}\` exists twice or not at all in \`${row.zone}\`: write its offset`);
    }
  }
  return rows;
}

/**
 * Decides whether `-04:00` behind a clock is the end of a range or an offset: by the zone that applies anyway, by ends
 * that would come before their beginnings, by ends that differ. What stays open is a range, and names no zone.
 */
function decideRanges(rows: readonly Row[], context: TimeContext): void {
  const open = rows.filter(({ entry }) => entry.stamp?.endAsOffset !== undefined);
  if (open.length === 0) return;
  const offsets = new Set(open.map(({ entry }) => entry.stamp!.endAsOffset!));
  const runsBack = open.filter(({ entry }) => lengthOf(entry.stamp!) <= 0);
  const zone = zoneOfRows(rows, context)?.zone;
  const isOffset = offsets.size === 1 && open.length >= 2 && runsBack.length > 0;
  let isAsked = false;
  for (const row of open) {
    const stamp = row.entry.stamp!;
    const offset = stamp.endAsOffset!;
    const agrees = zone !== undefined && isAlways(zone.zone, offset);
    if (agrees || (zone === undefined && isOffset)) {
      row.entry.stamp = { ...stamp, end: undefined, zone: { text: offset, zone: offset, candidates: [] } };
      row.by.push(
        agrees
          ? `\`${offset}\` in \`${stamp.text}\` is the offset that applies anyway`
          : `\`${offset}\` is an offset: as the end of a range it would come before its beginning`,
      );
    } else if (zone === undefined && offsets.size === 1 && !isAsked) {
      row.asks.push(
        `\`${stamp.text}\` can be a range or a time with an offset: write the range with \`–\`, or \`T\` between day and time`,
      );
      isAsked = true;
    }
  }
}

function isAlways(zone: string | undefined, offset: string): boolean {
  return (
    zone !== undefined &&
    (zone === offset || decideZone({ text: zone, zone, candidates: [] }, '2024-01-15', '12:00') === offset)
  );
}

/** How long a range is, in milliseconds. */
function lengthOf({ clock, end }: WrittenInstant): number {
  return clock && end ? sinceMidnight(end.clock, hourOf(end.clock)) - sinceMidnight(clock, hourOf(clock)) : 0;
}

/** Places times such as `T+20m`, where the document says when T is. */
function countFrom(rows: readonly Row[], { origin }: TimeContext): void {
  const counted = rows.filter(({ entry }) => entry.stamp?.since !== undefined);
  if (counted.length > 0 && !origin) {
    counted[0]!.asks.push(`\`${counted[0]!.entry.written}\` counts from a moment that is not told: write when T is`);
    for (const row of counted) row.state = 'undated';
    return;
  }
  for (const row of counted) {
    const local = timeOf(origin!.date) + origin!.seconds * 1000 + row.entry.stamp!.since!;
    const clock = Math.floor((local % 86_400_000) / 1000);
    const parts = { minute: Math.floor(clock / 60) % 60, second: clock % 60 || undefined, fraction: '' };
    row.state = 'undated';
    row.date = isoOf(local);
    row.clock = clockText({ text: '', hour: 0, half: undefined, isBare: false, ...parts }, Math.floor(clock / 3600));
    row.by.push(`\`${row.entry.written}\` counts from \`${origin!.text}\``);
    if (origin!.zone && row.entry.stamp) row.entry.stamp = { ...row.entry.stamp, zone: origin!.zone };
  }
}
