import type { Cause, Message, Place } from '../model/message.ts';
import type { Moment } from '../model/moment.ts';
import { coarser } from '../model/span.ts';
import { precisionMilliseconds, type Precision } from '../model/vocabulary.ts';
import { alternatives, shown } from './schema.ts';
import { anyZone, readDeclared, unknownZone, type Column, type ZoneSources } from './time/column-zone.ts';
import { offsetText } from '../text/zone.ts';
import { approximateMark, match, scan, type Placed, type Point, type Scan } from './time/grammar.ts';
import { plain } from './time/plain.ts';
import {
  endOfDay,
  impossibleDate,
  isoDate,
  jumpOf,
  localText,
  mayHoldDate,
  rangeText,
  repairs,
  waysToWrite,
  withDate,
} from './time/repairs.ts';
import {
  candidatesFor,
  earliestOf,
  instantOf,
  offsetAt,
  startOfDay,
  zoneOf,
  type Doubt,
  type Zone,
} from './time/zones.ts';

export type { ZoneSources } from './time/column-zone.ts';
export { readZone } from './time/zones.ts';

const { day } = precisionMilliseconds;

/** A cell of the time column. */
export interface TimeCell {
  /** Its plain text, trimmed; empty where nothing was written. */
  text: string;
  place: Place;
}

/** What the time column of one table says. */
export interface ReadTimes {
  /** The zone of cells that name none: of the column head, else the front matter, else the library, else `UTC`. */
  zone: string;
  /** One entry a cell, in their order; undefined where the cell gives no instant, and then a message says why. */
  moments: (Moment | undefined)[];
  /** Of the rules `time-readable`, `time-dated`, `time-exists`, `zone-known` and `zone-agrees`. */
  messages: Message[];
}

/**
 * Reads the time column of a table.
 *
 * A cell is a time or a range of two (`–`, `-` or `to`), either of them with `~` or `about` before it:
 *
 * - `14:03`, `14:03:22`, `14:03:22.123`: the date is that of the row above
 * - `2026-04-15 14:03`, `2026-04-15T14:03:22Z`: with its own date
 * - `2026-04-15`: a day, which stands for its first instant; also gives the rows below it their date
 * - each with a zone if need be: `Z`, `UTC`, `GMT`, `+02:00`, `+0200`, `Europe/Oslo`
 *
 * Within a range the end takes date and zone of the start, and the start takes the zone of the end. A minus
 * that could be the hyphen of a range is an offset where the time has a `T` or a date and a space before it.
 *
 * A row above is the nearest one whose date and time could be read. Nothing is guessed: a time that runs
 * backwards has no date, and neither has any below it until the next date; the same holds below a row whose
 * own date could not be read. Times are instants in milliseconds since the epoch, finer fractions are cut off.
 *
 * Never throws, whatever the texts are.
 */
export function readTimes(cells: readonly TimeCell[], zones: ZoneSources): ReadTimes {
  const messages: Message[] = [];
  const column = readDeclared(zones, messages);
  const moments: (Moment | undefined)[] = [];
  const chain: Chain = { above: undefined, lost: undefined };
  for (const cell of cells) moments.push(readCell(cell, column, chain, messages));
  return { zone: column.shown, moments, messages };
}

/** The row above: its start, and the earliest and latest instants it can mean. */
interface Row {
  text: string;
  place: Place;
  date: number;
  local: number;
  /** Undefined where the zone is unknown; then `zoneText` tells such rows apart. */
  zone: Zone | undefined;
  zoneText: string;
  earliest: number;
  latest: number;
  precision: Precision;
}

interface Chain {
  above: Row | undefined;
  /** Why rows below cannot take a date from above. */
  lost: Lost | undefined;
}

interface Lost {
  text: string;
  cause: Cause;
  dated: boolean;
  /** What was said of the first row that lacks a date, and how many below it lack theirs for the same reason. */
  said?: { message: Message; reason: string; below: number };
}

/** One cell while it is being read. */
interface Reading {
  cell: TimeCell;
  text: string;
  column: Column;
  chain: Chain;
  messages: Message[];
}

const example = '`14:03` or `2026-04-15 14:03`';

function report(reading: Reading, rule: string, reason: string, more?: Pick<Message, 'causes' | 'hint'>): undefined {
  reading.messages.push({ rule, reason, place: reading.cell.place, ...more });
}

function readCell(cell: TimeCell, column: Column, chain: Chain, messages: Message[]): Moment | undefined {
  const text = plain(cell.text);
  const reading: Reading = { cell, text, column, chain, messages };
  if (text === '') return report(reading, 'time-readable', `Unexpected empty time, expected one such as ${example}`);

  const points = readPoints(reading);
  if (!points) return undefined;
  const [start, end] = points;
  const startName = start.zone ?? end?.zone;
  const endName = end?.zone ?? start.zone;
  const strangers = [...new Set([startName, endName])].filter(
    (name) => name !== undefined && !zoneOf(name),
  ) as string[];
  for (const name of strangers) {
    const expected = /^[+-]/.test(name) ? 'an offset from `-12:00` to `+14:00`' : anyZone;
    messages.push(unknownZone(name, cell.place, candidatesFor(name) ?? [], expected));
  }
  if (!checkValues(reading, points)) {
    if (start.date !== undefined) loseDate(reading);
    return undefined;
  }

  const zone = startName === undefined ? column.zone : zoneOf(startName);
  const zoneText = zone ? '' : (startName ?? '').toUpperCase();
  const date = start.date ?? dateFromAbove(reading, points, zone, zoneText);
  if (date === undefined) return undefined;
  const from: Placed = {
    point: start,
    date,
    zone,
    isOwn: startName !== undefined,
    instant: resolve(start, date, zone),
  };
  chain.lost = undefined;
  chain.above = {
    text: end ? text.slice(0, start.end) : text,
    place: cell.place,
    date,
    local: date + (start.time ?? 0),
    zone,
    zoneText,
    earliest: typeof from.instant === 'number' ? from.instant : (from.instant?.earlier ?? NaN),
    latest: typeof from.instant === 'number' ? from.instant : (from.instant?.later ?? NaN),
    precision: start.precision,
  };
  const placed = [from];
  if (end) {
    const to = placeEnd(reading, from, end, endName, chain.above);
    if (!to) return undefined;
    placed.push(to);
  }
  const exact = checkExistence(reading, placed);
  const to = placed.at(-1)!;
  if (!exact || !zone || typeof from.instant !== 'number' || typeof to.instant !== 'number') return undefined;
  checkAgreement(reading, placed);
  return {
    text: text.slice(start.approximate ? (match(approximateMark, text, 0)?.[0].length ?? 0) : 0),
    earliest: from.instant,
    latest: to.instant,
    precision: end ? coarser(start.precision, end.precision) : start.precision,
    approximate: start.approximate || (end?.approximate ?? false),
    zone: zone.name,
  };
}

/** The one or two points of a cell, or a message that says why it cannot be read. */
function readPoints(reading: Reading): Scan['points'] | undefined {
  const { text } = reading;
  const scanned = scan(text);
  if (scanned?.unclear) {
    if (scanned.points[0].date !== undefined) loseDate(reading);
    const { date, time } = scanned.points[0];
    const expected = 'a range or an offset, not what can be either';
    return report(reading, 'time-readable', `Unexpected ${shown(text)}, expected ${expected}`, {
      hint: Number.isNaN(date) || Number.isNaN(time) ? undefined : scanned.unclear,
    });
  }
  if (scanned && !scanned.points.some(({ zone }) => zone && isStray(zone))) return scanned.points;
  const lines = repairs(text).filter(runsForward);
  if (lines.length > 0 ? lines.some((line) => /\d{4}-\d\d-\d\d/.test(line)) : mayHoldDate(text)) loseDate(reading);
  return report(
    reading,
    'time-readable',
    `Unexpected ${shown(text)}, expected a time such as ${example}`,
    hintOf(lines),
  );
}

/** Whether a suggested line is not a range that ends before it begins, which would cause the next message. */
function runsForward(line: string): boolean {
  const [start, end] = scan(line)?.points ?? [];
  if (start?.date === undefined || end?.date === undefined) return true;
  return end.date + (end.time ?? 0) >= start.date + (start.time ?? 0);
}

function loseDate({ text, cell: { place }, chain }: Reading): void {
  chain.lost = { text, cause: { reason: `${shown(text)} stands above it and could not be read`, place }, dated: true };
}

/** Whether the dates and times are possible; reports each that is not. */
function checkValues(reading: Reading, points: Scan['points']): boolean {
  const { text, chain } = reading;
  let possible = true;
  for (const point of points) {
    if (Number.isNaN(point.date)) {
      possible = false;
      report(reading, 'time-readable', impossibleDate(point.dateText));
    }
    if (Number.isNaN(point.time)) {
      possible = false;
      const date = point.date ?? points[0].date ?? (chain.lost ? undefined : chain.above?.date);
      const reason = `Unexpected \`${point.timeText}\`, expected a time from \`00:00\` to \`23:59:59.999\``;
      report(reading, 'time-readable', reason, { hint: endOfDay(text, point, points, date) });
    }
  }
  return possible;
}

/** The date of a time that has none of its own, or a message that says why there is none. */
function dateFromAbove(
  reading: Reading,
  [point, end]: Scan['points'],
  zone: Zone | undefined,
  zoneText: string,
): number | undefined {
  const { text, cell, chain } = reading;
  const { above, lost } = chain;
  const value = shown(text);
  if (lost) {
    if (lost.said) return sayBelow(lost.said);
    const reason = `Unexpected ${value} without a date, expected one here or a readable one at ${shown(lost.text)} above`;
    report(reading, 'time-dated', reason, { causes: [lost.cause] });
    lost.said = { message: reading.messages.at(-1)!, reason, below: 0 };
    return undefined;
  }
  const lose = (reason: string, more: Pick<Message, 'causes' | 'hint'>): undefined => {
    report(reading, 'time-dated', reason, more);
    const cause = { reason: `${value} stands above it without a date`, place: cell.place };
    chain.lost = { text, cause, dated: false, said: { message: reading.messages.at(-1)!, reason, below: 0 } };
  };
  // After a date, the hyphen of `03:00-04:00` could start an offset: write a dash.
  const dated = (date: string) =>
    withDate(end ? `${text.slice(0, point.end)} – ${text.slice(end.from)}` : text, point, date);
  if (!above) {
    return lose(`Unexpected ${value} without a date, expected a date in the first row`, { hint: dated('YYYY-MM-DD') });
  }
  const causes = [
    { reason: `${shown(above.text)} stands above it, on \`${isoDate(above.date)}\``, place: above.place },
  ];
  if (!sharesDate(above, zone, zoneText)) {
    const why = above.zone
      ? `${shown(above.text)} above is in another zone`
      : `the zone of ${shown(above.text)} above is unknown`;
    return lose(`Unexpected ${value} without a date, expected one, as ${why}`, { causes });
  }
  if (!runsBackwards(above, above.date + point.time!, point.precision, zone)) return above.date;
  return lose(`Unexpected ${value} below ${shown(above.text)}, expected a later time or a date of its own`, {
    causes,
    hint: `\`${dated(isoDate(above.date + day))}\` if it is past midnight`,
  });
}

/** One more row below one that lacks its date is no second fault. */
function sayBelow(said: NonNullable<Lost['said']>): undefined {
  said.below++;
  const rows = said.below === 1 ? 'a row below it lacks' : `${said.below} rows below it lack`;
  said.message.reason = `${said.reason}; ${rows} one too`;
}

/** The end of a range, or a message where it lies before the start. */
function placeEnd(
  reading: Reading,
  start: Placed,
  point: Point,
  zoneName: string | undefined,
  row: Row,
): Placed | undefined {
  const { text, column } = reading;
  const zone = zoneName === undefined ? column.zone : zoneOf(zoneName);
  const date = point.date ?? start.date;
  const instant = resolve(point, date, zone);
  const end = { point, date, zone, isOwn: zoneName !== undefined, instant };
  const value = shown(text.slice(point.from));
  const begun = shown(text.slice(0, start.point.end));
  if (point.date === undefined && zone && start.zone && !sharesDate(row, zone, '')) {
    const reason = `Unexpected end ${value} without a date, expected one, as ${begun} is in another zone`;
    return report(reading, 'time-dated', reason);
  }
  const isReversed =
    instant === undefined || start.instant === undefined
      ? zone === start.zone && date + (point.time ?? 0) < start.date + (start.point.time ?? 0)
      : latestOf(instant) < earliestOf(start.instant);
  if (!isReversed) return end;
  if (point.date !== undefined) {
    return report(reading, 'time-readable', `Unexpected end ${value} before ${begun}, expected a later time`);
  }
  return report(
    reading,
    'time-dated',
    `Unexpected end ${value} before ${begun}, expected a later time or a date of its own`,
    { hint: `\`${rangeText(text, start.point, point, isoDate(start.date + day))}\` if it is past midnight` },
  );
}

function latestOf(instant: number | Doubt): number {
  return typeof instant === 'number' ? instant : instant.later;
}

/** Whether every time exists exactly once; reports each that does not. */
function checkExistence(reading: Reading, placed: readonly Placed[]): boolean {
  let exact = true;
  for (const { point, zone, date, instant } of placed) {
    if (typeof instant === 'number' || !instant || !zone) continue;
    exact = false;
    const value = `\`${point.timeText || point.dateText}\``;
    const on = point.time === undefined ? '' : ` on \`${isoDate(date)}\``;
    const reason =
      instant.kind === 'overlap'
        ? `Unexpected ${value}, expected an offset, as it exists twice${on} in \`${zone.name}\``
        : `Unexpected ${value}, expected a ${on ? 'time' : 'day'} that exists${on} in \`${zone.name}\`, ${jumpOf(zone, instant)}`;
    report(reading, 'time-exists', reason, hintOf(waysToWrite(placed)));
  }
  return exact;
}

/** Reports a zone in the cell whose offset differs from that of the declared zone at that instant. */
function checkAgreement(reading: Reading, placed: readonly Placed[]): void {
  const { declared } = reading.column;
  if (!declared) return;
  const judged = new Set<Zone>();
  for (const { point, zone, isOwn, instant } of placed) {
    if (!isOwn || !zone || typeof instant !== 'number' || judged.has(zone)) continue;
    const expected = offsetAt(declared.zone, instant);
    if (offsetAt(zone, instant) === expected) continue;
    judged.add(zone);
    const clock = (of: Zone) => `\`${localText(instant, offsetAt(of, instant), point.precision)}\` in \`${of.name}\``;
    const at = declared.zone.offset === undefined ? `, then at \`${offsetText(expected)}\`` : '';
    report(
      reading,
      'zone-agrees',
      `Unexpected zone \`${zone.name}\` in ${shown(reading.text)}, expected \`${declared.zone.name}\``,
      {
        causes: [{ reason: `${declared.by} says \`${declared.zone.name}\`${at}`, place: declared.place }],
        hint: point.time === undefined ? undefined : `${clock(zone)} is ${clock(declared.zone)}`,
      },
    );
  }
}

/** The instant of a point on a date; undefined where the zone is unknown. */
function resolve(point: Point, date: number, zone: Zone | undefined): number | Doubt | undefined {
  if (!zone) return undefined;
  return point.time === undefined ? startOfDay(zone, date) : instantOf(zone, date + point.time);
}

/** Whether the row above falls on its written date in another zone too. */
function sharesDate(above: Row, zone: Zone | undefined, zoneText: string): boolean {
  if (above.zone === zone && (zone || above.zoneText === zoneText)) return true;
  // A row that is only a date passes it on as written.
  if (above.precision === 'day') return true;
  if (!above.zone || !zone) return false;
  const dateOf = (instant: number) => Math.floor((instant + offsetAt(zone, instant)) / day) * day;
  return dateOf(above.earliest) === above.date && dateOf(above.latest) === above.date;
}

function runsBackwards(above: Row, local: number, precision: Precision, zone: Zone | undefined): boolean {
  if (above.precision === 'day') return false;
  const unit = precisionMilliseconds[coarser(above.precision, precision)];
  // `14:03` below `14:03:22` is no contradiction.
  const isBefore = (a: number, b: number) => Math.floor(a / unit) < Math.floor(b / unit);
  if (!zone) return isBefore(local, above.local);
  const instant = instantOf(zone, local);
  return isBefore(typeof instant === 'number' ? instant : instant.later, above.earliest);
}

function hintOf(lines: readonly string[]): Pick<Message, 'hint'> {
  return lines.length > 1 ? { hint: alternatives(lines) } : { hint: lines[0] };
}

/** Whether a word after a time is not meant as a zone. */
function isStray(word: string): boolean {
  if (zoneOf(word) || /^[+-]\d/.test(word) || candidatesFor(word)) return false;
  return !/^[A-Z]{3,5}$/.test(word);
}
