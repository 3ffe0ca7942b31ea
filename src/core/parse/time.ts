import { monthNumber, monthPattern } from '../text/calendar.ts';
import { Temporal } from 'temporal-polyfill';
import type { Cause, Message, Place } from '../model/message.ts';
import type { Moment } from '../model/moment.ts';
import { coarser } from '../model/span.ts';
import { precisionMilliseconds, type Precision } from '../model/vocabulary.ts';
import { alternatives, nearest, shown } from './schema.ts';

/** A cell of the time column. */
export interface TimeCell {
  /** Its plain text, trimmed; empty where nothing was written. */
  text: string;
  place: Place;
}

/** Where the zone of a time can come from when the cell names none, the nearest first. */
export interface ZoneSources {
  /** Heading of the time column: `Time (UTC)`, `Time, Europe/Oslo`. */
  head?: { text: string; place: Place };
  /** `zone` of the front matter. */
  facts?: { zone: string; place: Place };
  /** `zone` of library.yaml. What is wrong with it is said there, not in every document. */
  library: string;
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

/**
 * The normal form of a zone: an IANA name in its usual case, `UTC` for UTC, GMT, Z and their IANA aliases, or an
 * offset `±hh:mm` from `-12:00` to `+14:00`. Undefined for anything else, so for every other abbreviation, even
 * those IANA lists (`CET`, `EST`).
 */
export function readZone(text: string): string | undefined {
  return zoneOf(text)?.name;
}

/** Every zone an abbreviation of one can mean: `CEST`. None for anything else. */
export function zonesMeant(text: string): string[] {
  return Object.hasOwn(abbreviations, text) ? abbreviations[text]!.split(' ') : [];
}

// Zones

interface Zone {
  name: string;
  /** Milliseconds east of UTC where that never changes. */
  offset: number | undefined;
  /** Stretches of one offset that were asked for so far. */
  stretches: Stretch[];
}

/** Instants from `from` (inclusive) to `to` (exclusive) have this offset; all in milliseconds. */
interface Stretch {
  from: number;
  to: number;
  offset: number;
}

/** A local time that does not exist (`gap`) or exists twice (`overlap`), with the instants Temporal would choose from. */
interface Doubt {
  kind: 'gap' | 'overlap';
  earlier: number;
  later: number;
}

const minute = precisionMilliseconds.minute;
const day = precisionMilliseconds.day;
/** No zone was ever further from UTC than this. */
const furthest = 16 * precisionMilliseconds.hour;

const utc: Zone = { name: 'UTC', offset: 0, stretches: [] };
const zoneCache = new Map<string, Zone | undefined>();

function zoneOf(text: string): Zone | undefined {
  const cached = zoneCache.get(text);
  if (cached || zoneCache.has(text)) return cached;
  if (text.length > 60) return findZone(plain(text));
  const zone = findZone(plain(text));
  if (zoneCache.size >= 2_000) zoneCache.clear();
  zoneCache.set(text, zone);
  return zone;
}

function findZone(text: string): Zone | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return utc;
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    if (Number(offset[3]) > 59 || minutes > (offset[1] === '+' ? 14 : 12) * 60) return undefined;
    const name = `${minutes === 0 ? '+' : offset[1]}${offset[2]}:${offset[3]}`;
    return { name, offset: (offset[1] === '+' ? 1 : -1) * minutes * minute, stretches: [] };
  }
  if (text.length > 60 || !/^[a-z][\w+-]*(?:\/[\w+-]+)*$/i.test(text)) return undefined;
  try {
    const epoch = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    const name = epoch.timeZoneId;
    // IANA keeps abbreviations such as CET and EST5EDT; unlike `Japan` they have no lower-case letter.
    if (!/[a-z]/.test(name)) return undefined;
    return epoch.equals(epoch.withTimeZone('UTC')) ? utc : { name, offset: undefined, stretches: [] };
  } catch {
    return undefined;
  }
}

function sameZone(a: Zone, b: Zone): boolean {
  if (a.name === b.name) return true;
  if (a.offset !== undefined || b.offset !== undefined) return a.offset === b.offset;
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  return epoch.toZonedDateTimeISO(a.name).equals(epoch.toZonedDateTimeISO(b.name));
}

function stretchAt(zone: Zone, instant: number): Stretch {
  for (const stretch of zone.stretches) if (instant >= stretch.from && instant < stretch.to) return stretch;
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone.name);
  // "previous" is strictly before, so it is asked one millisecond later.
  const from = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const stretch = {
    from: from?.epochMilliseconds ?? -Infinity,
    to: at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: at.offsetNanoseconds / 1e6,
  };
  zone.stretches.unshift(stretch);
  return stretch;
}

function offsetAt(zone: Zone, instant: number): number {
  return zone.offset ?? stretchAt(zone, instant).offset;
}

/** The instant of a local time (its milliseconds as if it were UTC). */
function instantOf(zone: Zone, local: number): number | Doubt {
  if (zone.offset !== undefined) return local - zone.offset;
  const found: number[] = [];
  let stretch = stretchAt(zone, local - furthest);
  let before = stretch.offset;
  let after = stretch.offset;
  for (;;) {
    const instant = local - stretch.offset;
    if (instant >= stretch.from && instant < stretch.to) found.push(instant);
    if (instant >= stretch.to) before = stretch.offset;
    else if (found.length === 0 && instant < stretch.from) {
      after = stretch.offset;
      break;
    }
    if (stretch.to > local + furthest) break;
    stretch = stretchAt(zone, stretch.to);
  }
  if (found.length === 1) return found[0]!;
  if (found.length > 1) return { kind: 'overlap', earlier: found[0]!, later: found.at(-1)! };
  return { kind: 'gap', earlier: local - after, later: local - before };
}

/** The first instant of a day, or the gap that swallowed the whole day. */
function startOfDay(zone: Zone, local: number): number | Doubt {
  const midnight = instantOf(zone, local);
  if (typeof midnight === 'number') return midnight;
  if (midnight.kind === 'overlap') return midnight.earlier;
  const first = stretchAt(zone, midnight.later).from;
  return first + offsetAt(zone, first) < local + day ? first : midnight;
}

// Which zone was declared

interface Declared {
  zone: Zone;
  /** Who declared it, and where. */
  by: string;
  place: Place;
}

interface Column {
  /** The zone of cells that name none; undefined where one was named that nobody knows. */
  zone: Zone | undefined;
  /** The zone that cells must not contradict. */
  declared: Declared | undefined;
  shown: string;
}

function readDeclared({ head, facts, library }: ZoneSources, messages: Message[]): Column {
  const above = head && readHead(head.text);
  if (head && above?.unknown) {
    messages.push(unknownZone(above.unknown, head.place, above.candidates, 'an IANA name, `UTC` or `GMT`'));
  }
  if (head && above && above.zones.length > 1) {
    messages.push({
      rule: 'zone-agrees',
      reason: `Unexpected zones ${above.zones.map(({ name }) => `\`${name}\``).join(' and ')} in one column head, expected one`,
      place: head.place,
    });
  }
  const front = facts && zoneOf(facts.zone);
  if (facts && !front) {
    const candidates = candidatesFor(plain(facts.zone)) ?? [];
    messages.push(unknownZone(facts.zone, facts.place, candidates, anyZone));
  }
  const headZone = above?.zones.length === 1 ? above.zones[0] : undefined;
  if (head && facts && headZone && front && !sameZone(headZone, front)) {
    messages.push({
      rule: 'zone-agrees',
      reason: `Unexpected zone \`${headZone.name}\`, expected \`${front.name}\` as in front matter`,
      place: head.place,
      causes: [{ reason: `Front matter says ${shown(facts.zone)}`, place: facts.place }],
      hint: `\`Time (${front.name})\` in the column head or \`zone: ${headZone.name}\` in front matter`,
    });
  }
  const fallback = zoneOf(library) ?? utc;
  const declared: Declared | undefined =
    head && headZone
      ? { zone: headZone, by: 'The column head', place: head.place }
      : facts && front && { zone: front, by: 'Front matter', place: facts.place };
  const shownZone = (headZone ?? front ?? fallback).name;
  // A zone was named that nobody knows: falling back to the next source would be a guess.
  const isLost = above?.unknown !== undefined || (above && above.zones.length > 1) || (!headZone && facts && !front);
  if (isLost) return { zone: undefined, declared: undefined, shown: shownZone };
  return { zone: headZone ?? front ?? fallback, declared, shown: shownZone };
}

interface Head {
  /** Different zones it names; more than one contradict each other. */
  zones: Zone[];
  /** Something that stands where a zone belongs and is none. */
  unknown: string | undefined;
  candidates: string[];
}

function readHead(heading: string): Head {
  const text = plain(heading).slice(0, 200);
  const zones: Zone[] = [];
  for (const word of text.split(/[\s,;()[\]]+/)) {
    const bare = word.replace(/[.:]+$/, '');
    // To find out that there is no such zone takes longer than to read the table.
    if (/^time$/i.test(bare)) continue;
    const names = zoneOf(bare) ? [bare] : /^(?:UTC|GMT|Z)(?:\/(?:UTC|GMT|Z))+$/i.test(bare) ? ['UTC'] : [];
    for (const name of names) {
      const zone = zoneOf(name)!;
      if (!zones.some((other) => sameZone(other, zone))) zones.push(zone);
    }
  }
  if (zones.length > 0) return { zones, unknown: undefined, candidates: [] };
  const nested = /[([]([^()[\]]+)[)\]]?[^()[\]]*$/.exec(text)?.[1] ?? /,([^,]+)$/.exec(text)?.[1];
  const found = (nested ? strangerIn(nested, true) : undefined) ?? strangerIn(text, false);
  return { zones, unknown: found?.text, candidates: found?.candidates ?? [] };
}

/**
 * Finds what was meant as a zone in the words of a column head.
 *
 * @param apart whether the words stand in parentheses or after a comma, where a zone is likely
 */
function strangerIn(text: string, apart: boolean): { text: string; candidates: string[] } | undefined {
  const whole = text.trim().replace(/ time$/i, '');
  const candidates = apart ? candidatesFor(whole) : undefined;
  if (candidates) return { text: whole, candidates };
  for (const word of text.split(/[\s,;()[\]]+/)) {
    const known = apart || word === word.toUpperCase() || word.includes('/') ? candidatesFor(word) : undefined;
    if (known) return { text: word, candidates: known };
  }
  if (!apart) return /\blocal\b/i.test(text) ? { text: 'local', candidates: [] } : undefined;
  return /^[A-Z]{3,5}$/.test(whole) && !/^[YMDHS]+$/.test(whole) ? { text: whole, candidates: [] } : undefined;
}

function unknownZone(text: string, place: Place, candidates: readonly string[], expected: string): Message {
  return {
    rule: 'zone-known',
    reason: `Unexpected zone ${shown(text)}, expected ${expected}`,
    place,
    hint: candidates.length === 0 ? undefined : candidates.length === 1 ? candidates[0] : alternatives(candidates),
  };
}

/** What an abbreviation can mean: it names several zones, so none of them is assumed. */
const abbreviations: Readonly<Record<string, string>> = {
  ACDT: 'Australia/Adelaide +10:30',
  ACST: 'Australia/Adelaide Australia/Darwin +09:30',
  ADT: 'America/Halifax -03:00',
  AEDT: 'Australia/Sydney Australia/Melbourne +11:00',
  AEST: 'Australia/Sydney Australia/Brisbane +10:00',
  AKDT: 'America/Anchorage -08:00',
  AKST: 'America/Anchorage -09:00',
  AST: 'America/Halifax Asia/Riyadh -04:00',
  AWST: 'Australia/Perth +08:00',
  BRT: 'America/Sao_Paulo -03:00',
  BST: 'Europe/London Asia/Dhaka +01:00',
  CDT: 'America/Chicago America/Havana -05:00',
  CENTRAL: 'America/Chicago America/Mexico_City -06:00',
  CEST: 'Europe/Oslo Europe/Berlin Europe/Paris +02:00',
  CET: 'Europe/Oslo Europe/Berlin Europe/Paris +01:00',
  CST: 'America/Chicago Asia/Shanghai America/Havana -06:00',
  CT: 'America/Chicago America/Winnipeg',
  EASTERN: 'America/New_York America/Toronto',
  EDT: 'America/New_York America/Toronto -04:00',
  EEST: 'Europe/Helsinki Europe/Athens Europe/Kyiv +03:00',
  EET: 'Europe/Helsinki Europe/Athens Africa/Cairo +02:00',
  EST: 'America/New_York America/Panama -05:00',
  ET: 'America/New_York America/Toronto',
  HKT: 'Asia/Hong_Kong +08:00',
  HST: 'Pacific/Honolulu -10:00',
  IST: 'Asia/Kolkata Europe/Dublin Asia/Jerusalem',
  JST: 'Asia/Tokyo +09:00',
  KST: 'Asia/Seoul +09:00',
  MDT: 'America/Denver -06:00',
  MOUNTAIN: 'America/Denver America/Phoenix',
  MSK: 'Europe/Moscow +03:00',
  MST: 'America/Denver America/Phoenix -07:00',
  MT: 'America/Denver America/Edmonton',
  NPT: 'Asia/Kathmandu +05:45',
  NZDT: 'Pacific/Auckland +13:00',
  NZST: 'Pacific/Auckland +12:00',
  PACIFIC: 'America/Los_Angeles America/Vancouver',
  PDT: 'America/Los_Angeles America/Vancouver -07:00',
  PKT: 'Asia/Karachi +05:00',
  PST: 'America/Los_Angeles Asia/Manila -08:00',
  PT: 'America/Los_Angeles America/Vancouver',
  SAST: 'Africa/Johannesburg +02:00',
  SGT: 'Asia/Singapore +08:00',
  WEST: 'Europe/Lisbon +01:00',
  WET: 'Europe/Lisbon Atlantic/Canary +00:00',
};

const areas =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//i;

let names: string[] | undefined;

/** Every IANA name in lower case. */
function zoneNames(): string[] {
  names ??= Intl.supportedValuesOf('timeZone').map((name) => name.toLowerCase());
  return names;
}

function zonesOfCity(city: string): string[] | undefined {
  const ending = `/${city.toLowerCase().replaceAll(' ', '_')}`;
  const found = zoneNames().filter((name) => name.endsWith(ending));
  return found.length > 0 ? found.map((name) => readZone(name)!) : undefined;
}

/** What to write for something that was meant as a zone and is none; undefined where it does not look like one. */
function candidatesFor(text: string): string[] | undefined {
  if (text.length > 60) return undefined;
  const folded = text.toUpperCase().replace(/ (?:STANDARD |DAYLIGHT |SUMMER )?TIME$/, '');
  if (Object.hasOwn(abbreviations, folded)) return abbreviations[folded]!.split(' ');
  if (/^(?:local|server|my|our)\b/i.test(text)) return [];
  const offset = /^(?:UTC|GMT)? ?([+-]) ?(\d{1,2})(?::?(\d\d))?$/i.exec(text);
  if (offset) {
    const name = readZone(`${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`);
    return name ? [name] : [];
  }
  if (areas.test(text)) {
    const joined = readZone(text.replaceAll(' ', '_'));
    if (joined) return [joined];
    if (text.includes(' ')) return undefined;
    const area = text.slice(0, text.indexOf('/') + 1).toLowerCase();
    const near = nearest(
      text,
      zoneNames().filter((name) => name.startsWith(area)),
    );
    return near ? [readZone(near)!] : [];
  }
  return /^[a-z]/i.test(text) ? zonesOfCity(text) : undefined;
}

// The grammar of a cell

/** One end of what a cell says: positions count in its plain text. */
interface Point {
  from: number;
  /** Where the time ends and the zone may begin. */
  upTo: number;
  end: number;
  /** The date as milliseconds at its midnight in UTC; NaN where there is no such day. */
  date: number | undefined;
  dateText: string;
  /** Milliseconds since midnight; NaN where there is no such time. */
  time: number | undefined;
  timeText: string;
  precision: Precision;
  zone: string | undefined;
  approximate: boolean;
  /** Written with a `T`, so in ISO 8601, where a minus can only be that of an offset. */
  iso: boolean;
}

interface Scan {
  points: [Point] | [Point, Point];
  /** Both ways to write a `-04:00` that could be the end of a range or an offset. */
  unclear: string | undefined;
}

const longest = 120;
const approximateMark = /(?:[~≈∼]|approx\.|ca\.|c\.|(?:about|around|approximately|approx|circa|ca|c)(?= )) ?/iy;
const dateMark = /(\d{4})-(\d\d)-(\d\d)(?!\d)/y;
const timeMark = /(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?![\d:.])/y;
const zuluMark = / ?(Z)(?![\w/+])/iy;
const utcMark = / ?(UTC|GMT)(?! ?[+-]\d|[\w/])/iy;
const offsetMark = /( ?)([+-])(\d\d)(:?)(\d\d)(?![\d:]|-\d\d-)/y;
const nameMark = / (?!to )([a-z]\w*(?:\/\w+(?:[+-](?!\d\d:)\w+)*)*)(?![\w/])/iy;
const rangeMark = / ?[-‒–—―] ?| to /iy;
const zoneAhead = / ?(?:Z(?!\w)|UTC|GMT|\+\d\d|[a-z_]+\/)/iy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Text with every kind of space as one space, every hyphen and minus as `-`, and nothing invisible. */
function plain(text: string): string {
  if (/^[!-~]*(?: [!-~]+)*$/.test(text)) return text;
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .trim();
}

function scan(text: string): Scan | undefined {
  if (text.length > longest) return undefined;
  const first = scanPoint(text, 0);
  if (!first) return undefined;
  const unclear = scanZone(text, first, true);
  if (first.end === text.length) return { points: [first], unclear };
  const separator = match(rangeMark, text, first.end);
  if (!separator) return undefined;
  const second = scanPoint(text, first.end + separator[0].length);
  if (!second) return undefined;
  scanZone(text, second, false);
  if (second.end !== text.length) return undefined;
  // `2026-04-15 - 14:03` is a date and a time with a dash between them rather than a range from a day to a minute.
  const [dayOnly, timeOnly] = [first.time === undefined, first.date === undefined];
  if ((dayOnly && second.date === undefined) || (timeOnly && second.time === undefined)) return undefined;
  return { points: [first, second], unclear };
}

function scanPoint(text: string, from: number): Point | undefined {
  let at = from;
  let approximate = false;
  const mark = () => {
    const found = match(approximateMark, text, at);
    if (!found) return;
    approximate = true;
    at += found[0].length;
  };
  mark();
  const date = match(dateMark, text, at);
  let time: RegExpExecArray | null = null;
  let iso = false;
  if (date) {
    at += date[0].length;
    const dated = at;
    const between = text[at];
    if (between === ' ' || between === 'T' || between === 't') {
      at++;
      const before = approximate;
      if (between === ' ') mark();
      time = match(timeMark, text, at);
      if (!time) {
        at = dated;
        approximate = before;
      } else iso = between !== ' ';
    }
  } else time = match(timeMark, text, at);
  if (!date && !time) return undefined;
  if (time) at += time[0].length;
  return {
    from,
    upTo: at,
    end: at,
    date: date ? dayFrom(Number(date[1]), Number(date[2]), Number(date[3])) : undefined,
    dateText: date?.[0] ?? '',
    time: time ? timeFrom(time) : undefined,
    timeText: time?.[0] ?? '',
    precision: !time ? 'day' : time[4] ? 'millisecond' : time[3] ? 'second' : 'minute',
    zone: undefined,
    approximate,
    iso,
  };
}

/** Reads the zone behind a point, if there is one. Returns both ways to write it where it could be a range's end. */
function scanZone(text: string, point: Point, first: boolean): string | undefined {
  const at = point.upTo;
  if (at === text.length) return undefined;
  const take = (length: number, zone: string) => {
    point.end = at + length;
    point.zone = zone;
  };
  const word = match(zuluMark, text, at) ?? match(utcMark, text, at) ?? match(nameMark, text, at);
  if (word) {
    take(word[0].length, word[1]!);
    return undefined;
  }
  const offset = point.time === undefined ? null : match(offsetMark, text, at);
  if (!offset) return undefined;
  const [whole, space, sign, hours, colon, minutes] = offset;
  const zone = `${sign}${hours}:${minutes}`;
  if (!first || sign === '+' || !colon) {
    take(whole.length, zone);
    return undefined;
  }
  const after = at + whole.length;
  const exists = point.iso ? zoneOf(zone) !== undefined : isWestern(Number(hours), minutes!);
  if (!exists || match(zoneAhead, text, after)) return undefined;
  const dated = point.date !== undefined;
  const sure = point.iso || (dated && (space !== '' || point.precision !== 'minute'));
  if (sure || match(rangeMark, text, after)) {
    take(whole.length, zone);
    return undefined;
  }
  const inOrder = Number(hours) * 60 + Number(minutes) >= Math.floor((point.time ?? 0) / minute);
  if (!dated && space === '' && inOrder) return undefined;
  take(whole.length, zone);
  const written = text.slice(0, at);
  const asOffset = dated ? `${written} ${zone}` : `${written} ${sign}${hours}${minutes}`;
  return `\`${written}–${hours}:${minutes}${text.slice(after)}\` for a range, \`${asOffset}${text.slice(after)}\` for an offset`;
}

/** Whether a zone west of Greenwich has or had this offset. */
function isWestern(hours: number, minutes: string): boolean {
  return minutes === '00' ? hours >= 1 && hours <= 11 : minutes === '30' && [2, 3, 4, 8, 9].includes(hours);
}

const firstYear = 1900;
const lastYear = 2199;

function dayFrom(year: number, month: number, date: number): number {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) {
    return NaN;
  }
  return Date.UTC(year, month - 1, date);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function timeFrom([, hours, minutes, seconds = '0', fraction = '']: RegExpExecArray): number {
  const [hour, minutePart, second] = [Number(hours), Number(minutes), Number(seconds)];
  if (hour > 23 || minutePart > 59 || second > 59) return NaN;
  return ((hour * 60 + minutePart) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

// Reading a column

/** The row above: its start, and the earliest and latest instant that can be. */
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
  /** Why no row below can take a date from above. */
  lost: { text: string; cause: Cause; dated: boolean } | undefined;
}

/** One cell while it is being read. */
interface Reading {
  cell: TimeCell;
  text: string;
  column: Column;
  chain: Chain;
  messages: Message[];
}

/** An end of a cell whose date and time are known, and the zone unless nobody knows it. */
interface Placed {
  point: Point;
  date: number;
  zone: Zone | undefined;
  /** Whether the cell itself names the zone. */
  isOwn: boolean;
  /** Undefined without a zone. */
  instant: number | Doubt | undefined;
}

const example = '`14:03` or `2026-04-15 14:03`';
const anyZone = 'an IANA name, `UTC`, `GMT` or an offset';

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

/** Whether a line is not a dated range that ends before it begins, which would only be the next message. */
function runsForward(line: string): boolean {
  const [start, end] = scan(line)?.points ?? [];
  if (start?.date === undefined || end?.date === undefined) return true;
  return end.date + (end.time ?? 0) >= start.date + (start.time ?? 0);
}

function loseDate({ text, cell: { place }, chain }: Reading): void {
  chain.lost = { text, cause: { reason: `${shown(text)} stands above it and could not be read`, place }, dated: true };
}

/** Whether there are such dates and times; a message for each that there is not. */
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
    const where = `${lost.dated ? 'a readable one ' : ''}at ${shown(lost.text)} above`;
    const reason = `Unexpected ${value} without a date, expected one here or ${where}`;
    return report(reading, 'time-dated', reason, { causes: [lost.cause] });
  }
  const lose = () => {
    const cause = { reason: `${value} stands above it without a date`, place: cell.place };
    chain.lost = { text, cause, dated: false };
  };
  // With a date, the hyphen of `03:00-04:00` would no longer be sure to make a range.
  const dated = (date: string) =>
    withDate(end ? `${text.slice(0, point.end)} – ${text.slice(end.from)}` : text, point, date);
  if (!above) {
    lose();
    const reason = `Unexpected ${value} without a date, expected a date in the first row`;
    return report(reading, 'time-dated', reason, { hint: dated('YYYY-MM-DD') });
  }
  const causes = [
    { reason: `${shown(above.text)} stands above it, on \`${isoDate(above.date)}\``, place: above.place },
  ];
  if (!sharesDate(above, zone, zoneText)) {
    lose();
    const why = above.zone
      ? `${shown(above.text)} above is in another zone`
      : `the zone of ${shown(above.text)} above is unknown`;
    const reason = `Unexpected ${value} without a date, expected one, as ${why}`;
    return report(reading, 'time-dated', reason, { causes });
  }
  if (!runsBackwards(above, above.date + point.time!, point.precision, zone)) return above.date;
  lose();
  return report(
    reading,
    'time-dated',
    `Unexpected ${value} below ${shown(above.text)}, expected a later time or a date of its own`,
    { causes, hint: `\`${dated(isoDate(above.date + day))}\` if it is past midnight` },
  );
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

function earliestOf(instant: number | Doubt): number {
  return typeof instant === 'number' ? instant : instant.earlier;
}

function latestOf(instant: number | Doubt): number {
  return typeof instant === 'number' ? instant : instant.later;
}

/** Whether every time exists once; a message for each that does not. */
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

/** A message where a zone in the cell is not at the offset that the declared zone has at that instant. */
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

/** Whether the row above is on the date it is written with also when seen from another zone. */
function sharesDate(above: Row, zone: Zone | undefined, zoneText: string): boolean {
  if (above.zone === zone && (zone || above.zoneText === zoneText)) return true;
  // A row that is only a date gives it to the rows below as it is written.
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

// What to write instead

function isoDate(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / minute);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 && minutes > 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}

const lengths: Record<Precision, number> = { day: 10, hour: 16, minute: 16, second: 19, millisecond: 23 };

/** An instant as a clock at an offset shows it: `2026-04-15 14:03`. */
function localText(instant: number, offset: number, precision: Precision): string {
  return new Date(instant + offset).toISOString().slice(0, lengths[precision]).replace('T', ' ');
}

function withDate(text: string, point: Point, date: string): string {
  const mark = match(approximateMark, text, point.from)?.[0].length ?? 0;
  const at = point.from + mark;
  return `${text.slice(0, at)}${date} ${text.slice(at)}`;
}

function rangeText(text: string, start: Point, end: Point, date: string): string {
  return `${text.slice(0, start.end)} – ${withDate(text, end, date).slice(end.from)}`;
}

/** `24:00` as midnight of the next day. */
function endOfDay(text: string, point: Point, points: Scan['points'], date: number | undefined): string | undefined {
  if (date === undefined || Number.isNaN(date) || !/^24:00(?::00(?:\.0+)?)?$/.test(point.timeText)) return undefined;
  if (points.some((other) => other !== point && (Number.isNaN(other.date) || Number.isNaN(other.time))))
    return undefined;
  const clock = `${isoDate(date + day)} ${point.timeText.replace('24', '00')}${text.slice(point.upTo, point.end)}`;
  return points
    .map((each) => (each === point ? (each.approximate ? '~' : '') + clock : text.slice(each.from, each.end)))
    .join(' – ');
}

function impossibleDate(text: string): string {
  const [year, month] = text.split('-').map(Number) as [number, number];
  const expected =
    year < firstYear || year > lastYear
      ? `a year from \`${firstYear}\` to \`${lastYear}\``
      : month < 1 || month > 12
        ? 'a month from `01` to `12`'
        : `a day from \`${text.slice(0, 8)}01\` to \`${text.slice(0, 8)}${daysIn(year, month)}\``;
  return `Unexpected \`${text}\`, expected ${expected}`;
}

function jumpOf(zone: Zone, gap: Doubt): string {
  const change = stretchAt(zone, gap.later).from;
  const [before, after] = [offsetAt(zone, change - 1), offsetAt(zone, change)];
  const [left, right] = [localText(change, before, 'minute'), localText(change, after, 'minute')];
  const sameDay = left.slice(0, 10) === right.slice(0, 10);
  return `where clocks went from \`${sameDay ? left.slice(11) : left}\` to \`${sameDay ? right.slice(11) : right}\``;
}

/** Both ways to write times that exist twice or not at all: with the offsets before and after the change. */
function waysToWrite(placed: readonly Placed[]): string[] {
  const isWhole = ({ zone, instant }: Placed) =>
    instant !== undefined && offsetAt(zone!, earliestOf(instant)) % minute === 0;
  if (!placed.every(isWhole)) return [];
  return (['earlier', 'later'] as const).flatMap((choice) => {
    const instants = placed.map(({ instant }) => (typeof instant === 'object' ? instant[choice] : instant!));
    const parts = placed.map(({ point, zone }, index) => {
      const offset = offsetAt(zone!, instants[index]!);
      const local = localText(instants[index]!, offset, point.precision);
      const mark = point.approximate ? '~' : '';
      return point.time === undefined ? mark + local : `${mark}${local.replace(' ', 'T')}${offsetText(offset)}`;
    });
    return instants[0]! <= instants.at(-1)! ? [parts.join(' – ')] : [];
  });
}

function hintOf(lines: readonly string[]): Pick<Message, 'hint'> {
  return lines.length > 1 ? { hint: alternatives(lines) } : { hint: lines[0] };
}

/** Whether a word behind a time is something else than a zone. */
function isStray(word: string): boolean {
  if (zoneOf(word) || /^[+-]\d/.test(word) || candidatesFor(word)) return false;
  return !/^[A-Z]{3,5}$/.test(word);
}

const monthWord = `(${monthPattern})\\.?`;
const dayMonthYear = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[ -]${monthWord}[ ,-]{1,2}(\\d{4})\\b,?`, 'i');
const monthDayYear = new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b,?`, 'i');
const anyMonth = new RegExp(`\\b${monthWord}(?![a-z])`, 'i');
const weekday = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b,? ?/i;

function mayHoldDate(text: string): boolean {
  return (
    /\d{5,}|\d{4}[/.-]\d|(?<!\d)\d{1,2}[/.]\d{1,2}(?!\d)|\b(?:days?|tomorrow|yesterday|next|midnight)\b/i.test(text) ||
    anyMonth.test(text) ||
    weekday.test(text)
  );
}

const two = (value: string | number) => String(value).padStart(2, '0');

/**
 * The lines of our grammar that a cell can mean which is not in it: several where its order of day and month is
 * open, none where it would be a guess.
 */
function repairs(text: string): string[] {
  if (text.length > longest) return [];
  let line = asciiDigits(text)
    .replace(/[：∶]/g, ':')
    .replace(weekday, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^(.*?)(?: ?\(approx(?:\.|imately)?\)| approx(?:\.|imately)?|-?ish)$/i, '~$1')
    .replace(/ ?[([]((?:UTC|GMT|Z)|[a-z_]+\/[\w/+-]+)[)\]]$/i, (_, zone: string) => ` ${zone}`)
    .replace(/ ?(?:UTC|GMT) ?([+-])(\d{1,2})(?::?(\d\d))?$/i, (_, sign: string, hours: string, minutes = '00') =>
      sign === '+' ? ` +${two(hours)}:${minutes}` : ` -${two(hours)}${minutes}`,
    )
    .replace(/(:\d\d) ?\+(\d{1,2})$/, (_, time: string, hours: string) => `${time} +${two(hours)}:00`)
    .replace(/ ?(?:\.{2,3}|…|->|→|\b(?:until|till|through)\b) ?/, '–')
    .replace(/(\d{4})[–—‒―](\d\d)[–—‒―](\d\d)/g, '$1-$2-$3')
    .replace(
      /\b(\d{4})(\d\d)(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?/g,
      (_, y, m, d, hh, mm, ss?: string) => `${y}-${m}-${d} ${hh}:${mm}${ss ? `:${ss}` : ''}`,
    )
    .replace(
      /\b(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/g,
      (_, y: string, _s, m: string, d: string) => `${y}-${two(m)}-${two(d)}`,
    )
    .replace(dayMonthYear, (_, d: string, name: string, y: string) => `${y}-${two(monthNumber(name))}-${two(d)}`)
    .replace(monthDayYear, (_, name: string, d: string, y: string) => `${y}-${two(monthNumber(name))}-${two(d)}`);
  line = line
    .replace(
      /\b(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))? ?([ap])(?:m\b|\.m\.)/gi,
      (all, h: string, m = '00', s, half: string) => {
        const hour = Number(h);
        if (hour < 1 || hour > 12) return all as string;
        return `${two((hour % 12) + (/p/i.test(half) ? 12 : 0))}:${m}${s ? `:${s}` : ''}`;
      },
    )
    .replace(/\b(\d{1,2}:\d\d(?::\d\d)?) ?(?:h|hrs?|hours|uhr|o['’]clock)\b\.?/gi, '$1')
    .replace(/\b(\d{1,2})h(\d\d)\b/gi, (_, h: string, m: string) => `${two(h)}:${m}`)
    .replace(/(^|[ ~≈T–-])(\d)(:\d\d)/g, '$10$2$3')
    .replace(/(:\d\d),(\d)/g, '$1.$2')
    .replace(/(:\d\d\.\d{9})\d+/g, '$1')
    .replace(/^(\d{4}-\d\d-\d\d)(?:,| at|, at| @| \/| ?[-–—|]) ?(?=[~\d])/i, '$1 ')
    .replace(/^(\d\d:\d\d(?::\d\d)?)(?:,| on|, on| ?[-–—|])? (\d{4}-\d\d-\d\d)$/i, '$2 $1')
    .replace(/^(\d{4}-\d\d-\d\d )(\d\d)(\d\d)(?= |$|Z)/, '$1$2:$3')
    .replace(/^([01]\d|2[0-3])([0-5]\d)(?= ?(?:h|hrs?|hours|Z|UTC|GMT)?$)/i, (all, h: string, m: string) =>
      /^(?:19|20)\d\d$/.test(line) ? (all as string) : `${h}:${m}`,
    )
    .replace(/^(\d\d:\d\d) ?(?:h|hrs?|hours)$/i, '$1')
    .replace(/^([01]\d|2[0-3])\.([0-5]\d)$/, (all, h: string, m: string) =>
      Number(m) > 12 || m === '00' ? `${h}:${m}` : (all as string),
    )
    .trim();
  // In `2:03–2:10 pm` the one `pm` may be meant for both.
  const halves = text.match(/\d ?[ap]\.?m\b/gi)?.length ?? 0;
  const slashed = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}),? ?/.exec(line);
  const lines = slashed
    ? [
        [slashed[1]!, slashed[3]!],
        [slashed[3]!, slashed[1]!],
      ].map(([m, d]) => line.replace(slashed[0], `${slashed[4]}-${two(m!)}-${two(d!)} `).trim())
    : [line];
  return [...new Set(lines)].filter((one) => {
    if (one === text) return false;
    const read = scan(one);
    return (
      read &&
      !read.unclear &&
      (read.points.length === 1 || halves !== 1) &&
      read.points.every(
        ({ date, time, zone }) => !Number.isNaN(date) && !Number.isNaN(time) && (zone === undefined || zoneOf(zone)),
      )
    );
  });
}

/** Digits of other scripts as the ones of ours: Unicode lists each script's ten in a row. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    if (digit <= '9') return digit;
    const code = digit.codePointAt(0)!;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
    return String((code - first) % 10);
  });
}
