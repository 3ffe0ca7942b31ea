import { clockText, clockUnread, hourOf, sinceMidnight } from '../../text/clock.ts';
import type { WrittenInstant } from '../../text/instant.ts';
import { offsetText, type WrittenZone } from '../../text/zone.ts';
import type { Entry } from './entries.ts';
import { rawText } from './inline.ts';
import { readClocks } from './row-clocks.ts';
import { foreignRows, isoOf, readDates, timeOf } from './row-dates.ts';
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
  const seconds = readClocks(rows, context.day?.date);
  const foreign = foreignRows(rows, zoneOfRows(rows, context)?.zone.text);
  readDates(rows, seconds, context, foreign);
  countFrom(rows, context);
  readZones(rows, context);
  placeForeign(rows, foreign);
  checkOrder(rows, foreign);
  const asked = new Set<string>();
  for (const row of rows) {
    const { stamp } = row.entry;
    if (row.state === 'unreadable') {
      // A row that never had a time is no question, and whether numbers are times is asked once.
      if (row.asks.length === 0 && row.entry.written !== '' && !stamp?.clock?.isBare) askAlike(row, rows, asked);
      if (row.entry.written === '') askUnread(row, asked);
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

/** Asks about a time that was not read, once for all that are written alike: `9:10 abc`, `9:25 abc`, `11:50 abc`. */
function askAlike(row: Row, rows: readonly Row[], asked: Set<string>): void {
  const { written } = row.entry;
  const shape = shapeOf(written);
  if (asked.has(shape)) return;
  const alike = rows.filter((one) => one.state === 'unreadable' && shapeOf(one.entry.written) === shape).length;
  if (alike < 3 || !/\d/.test(written)) {
    row.asks.push(`\`${written}\` gives no time: write the time in its row`);
    return;
  }
  asked.add(shape);
  row.asks.push(
    `\`${written}\` and ${alike - 1} more that are written like it give no times: write the times in their rows`,
  );
}

/** A written time without its numbers. */
const shapeOf = (written: string) => written.replace(/\d+/g, '0');

/** Asks about what begins a row like a time and was not read; once for what can be a length. */
function askUnread(row: Row, asked: Set<string>): void {
  const [lead] = row.entry.body;
  const text = rawText(row.entry.lead).trim() || (lead?.type === 'paragraph' ? rawText(lead.children).trim() : '');
  const unread = clockUnread(text);
  if (!unread) return;
  if (unread.isLength && asked.has('length')) return;
  if (unread.isLength) asked.add('length');
  row.asks.push(
    unread.isLength
      ? `\`${unread.text}\` can be a time or a length: write \`${unread.time}\` if it is a time`
      : `\`${unread.text}\` gives no time: write the time in its row`,
  );
}

/**
 * Finds the date of rows with the clock of another zone and no date of their own: the one day on which they come behind
 * the row above and before the row below.
 */
function placeForeign(rows: readonly Row[], foreign: ReadonlySet<Row>): void {
  const instantOf = ({ zone, date, clock }: Row) =>
    zone === undefined || date === undefined || clock === undefined ? undefined : instantIn(zone, date, clock);
  rows.forEach((row, index) => {
    const { stamp } = row.entry;
    if (!foreign.has(row) || row.date !== undefined || row.clock === undefined || stamp?.day) return;
    const above = rows
      .slice(Math.max(0, index - 20), index)
      .findLast((one) => !foreign.has(one) && one.date !== undefined);
    const below = rows.slice(index + 1, index + 20).find((one) => !foreign.has(one) && one.date !== undefined);
    const near = above?.date ?? below?.date;
    const [from, to] = [above && instantOf(above), below && instantOf(below)];
    const days = near === undefined ? [] : [-1, 0, 1].map((shift) => isoOf(timeOf(near) + shift * 86_400_000));
    const placed = days.flatMap((date) => {
      const zone = decideZone(stamp!.zone!, date, row.clock!);
      const instant = zone && instantIn(zone, date, row.clock!);
      const fits =
        typeof instant === 'number' && from !== undefined && to !== undefined && from <= instant && instant <= to;
      return fits ? [{ date, zone }] : [];
    });
    if (placed.length === 1) {
      Object.assign(row, placed[0]);
      row.by.push(`\`${row.entry.written}\` is on \`${row.date}\` by the rows above and below`);
    } else row.asks.push(`\`${row.entry.written}\` is on another clock than the rows beside it: write its date`);
    // Between rows that leave it no day at all, those below are not on the day they seem to be on.
    if (placed.length > 0 || from === undefined || to === undefined) return;
    for (const one of rows.slice(index + 1)) {
      if (one.entry.stamp?.day || one.entry.context !== row.entry.context) break;
      one.date = undefined;
    }
  });
}

/**
 * Takes the date from rows that have none of their own and come before the row above once its other zone is counted in;
 * it fails the rows below too, until the next date.
 */
function checkOrder(rows: readonly Row[], foreign: ReadonlySet<Row>): void {
  if (foreign.size === 0) return;
  let before: { instant: number; row: Row } | undefined;
  let isLost = false;
  for (const row of rows) {
    const isOwn = row.entry.stamp?.day !== undefined;
    if (isOwn) isLost = false;
    const instant = row.zone && row.date && row.clock ? instantIn(row.zone, row.date, row.clock) : undefined;
    const isBack = before !== undefined && instant !== undefined && instant < before.instant;
    const isBetween = foreign.has(row) || (before !== undefined && foreign.has(before.row));
    if (!isOwn && isBack && isBetween && !isLost) {
      row.asks.push(`\`${row.entry.written}\` comes before \`${before!.row.entry.written}\` above it: write its date`);
      isLost = true;
    }
    if (isLost) row.date = undefined;
    else if (instant !== undefined) before = { instant, row };
  }
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
  // Where other rows write an offset that can be nothing else, so does this one.
  const isLike = rows.some(({ entry }) => /^(?:\+\d\d:?\d\d|Z)$/.test(entry.stamp?.zone?.text ?? ''));
  // In summer and in winter the same zone has two.
  const hours = [...offsets].map((offset) => Number(offset.slice(0, 3)));
  const isOne = Math.max(...hours) - Math.min(...hours) <= (offsets.size === 2 ? 1 : 0);
  const isOffset = isLike || (isOne && open.length >= 2 && runsBack.length > 0);
  let isAsked = false;
  for (const row of open) {
    const stamp = row.entry.stamp!;
    const offset = stamp.endAsOffset!;
    const agrees = zone !== undefined && applies(zone, stamp) === offset;
    if (agrees || isLike || (zone === undefined && isOffset)) {
      row.entry.stamp = { ...stamp, end: undefined, zone: { text: offset, zone: offset, candidates: [] } };
      row.by.push(
        agrees
          ? `\`${offset}\` in \`${stamp.text}\` is the offset that applies anyway`
          : isLike
            ? `\`${offset}\` is an offset, as other rows write theirs`
            : `\`${offset}\` is an offset: as the end of a range it would come before its beginning`,
      );
    } else if (zone === undefined && !isAsked) {
      row.asks.push(
        `\`${stamp.text}\` can be a range or a time with an offset: write the range with \`–\`, or \`T\` between day and time`,
      );
      isAsked = true;
    }
  }
}

/** The offset of a zone at a written time, as far as its day is known. */
function applies(zone: WrittenZone, { day, clock }: WrittenInstant): string | undefined {
  const [one] = day?.readings ?? [];
  const two = (value: number) => String(value).padStart(2, '0');
  const date = one?.year === undefined ? '2024-01-15' : `${one.year}-${two(one.month)}-${two(one.day)}`;
  const time = clock ? clockText(clock, hourOf(clock)) : '12:00';
  const name = decideZone(zone, date, time);
  const instant = name && instantIn(name, date, time);
  return typeof instant === 'number'
    ? offsetText(Date.parse(`${date}T${time.padEnd(8, ':00')}Z`) - instant)
    : undefined;
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
