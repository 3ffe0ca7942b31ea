import { offsetIn } from '../model/clock.ts';
import type { Precision } from '../model/vocabulary.ts';
import { daysInMonth, monthNumber, monthPattern } from './calendar.ts';
import { offsetFrom, zoneWord } from './zone.ts';

/** An instant that was read, and how finely it was written. */
export interface Instant {
  at: number;
  precision: Precision;
}

/** One way to read a local time as written: year or zone may be missing. */
export interface Local {
  year: number | undefined;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  precision: Precision;
  /** `UTC` or an offset; undefined where none stands there. */
  zone: string | undefined;
  /** An abbreviation such as `PDT` that names no one zone. */
  abbreviation: string | undefined;
  /** For `04-03-2026`: which number is read as the day. */
  order: 'day-first' | 'month-first' | undefined;
}

/** A time found in a line. */
export interface LogStamp {
  from: number;
  end: number;
  text: string;
  /** Every time it can be: none if it only looks like one, two if day and month could be swapped. */
  readings: readonly (Instant | Local)[];
}

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * The instant of an ISO 8601 / RFC 3339 time with its offset, as the interfaces of vendors write it
 * (https://www.rfc-editor.org/rfc/rfc3339). Undefined for anything else, and for the “no time” of Go, year 1.
 */
export function isoInstant(value: unknown): Instant | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?/.exec(text);
  if (!match) return undefined;
  const [whole, y, m, d, hh, mm, ss, ff] = match;
  const zoned = withZone(local(y, Number(m), d, hh, mm, ss, ff), text.slice(whole.length));
  const [read] = zoned.readings;
  if (!read || whole.length + zoned.length !== text.length) return undefined;
  const at = instantIn(read, read.zone);
  return typeof at === 'number' ? { at, precision: read.precision } : undefined;
}

/** The instant of a number of seconds, milliseconds, microseconds or nanoseconds since the epoch, told by its size. */
export function epochInstant(value: unknown): Instant | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  const match = typeof text === 'string' ? /^(\d{9,19})(?:\.(\d+))?$/.exec(text.trim()) : null;
  if (!match) return undefined;
  const [, whole, fraction] = match;
  const digits = whole!.length;
  if (digits > 10 && ![12, 13, 15, 16, 18, 19].includes(digits)) return undefined;
  const scale = digits <= 10 ? 0 : digits <= 13 ? 3 : digits <= 16 ? 6 : 9;
  const seconds = scale === 0 ? Number(whole) : Number(whole!.slice(0, -scale));
  const rest = scale === 0 ? (fraction ?? '') : whole!.slice(-scale);
  const at = seconds * 1000 + Number(rest.slice(0, 3).padEnd(3, '0'));
  if (at < earliest || at >= latest) return undefined;
  return { at, precision: rest === '' ? 'second' : 'millisecond' };
}

const month = `(${monthPattern})\\.?`;
const clock = '(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?(?![\\d:])';

/** The ways to read a match; a form may read its zone itself. */
type Build = (match: RegExpExecArray) => Local[];

/** Formats of times in logs, most specific first. Each is tried at every position near the start of the line. */
const forms: { pattern: RegExp; build: Build }[] = [
  // ISO 8601, and `2024/02/07 09:00:07` of Go's log package.
  {
    pattern:
      /(?<![\d.:/-])(\d{4})([-/])(\d\d)\2(\d\d)(?:T|[ _]|, )(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?(?![\d:])/g,
    build: ([, y, , m, d, hh, mm, ss, ff]) => local(y, Number(m), d, hh, mm, ss, ff),
  },
  // Common log format: 07/Feb/2024:09:00:07 +0000
  {
    pattern: /(?<!\d)(\d{1,2})\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?/g,
    build: ([, d, m, y, hh, mm, ss, ff]) => local(y, monthNumber(m!), d, hh, mm, ss, ff),
  },
  // Feb 07, 2024 09:00:07
  {
    pattern: new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}),?(?: at| @)? ${clock}`, 'gi'),
    build: ([, m, d, y, hh, mm, ss, ff, half]) => local(y, monthNumber(m!), d, hh, mm, ss, ff, half),
  },
  // 7 February 2024 09:00:07, and RFC 2822
  {
    pattern: new RegExp(
      `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)?[ -]${month}[ ,-]{1,2}(\\d{4}),?(?: at| @)? ${clock}`,
      'gi',
    ),
    build: ([, d, m, y, hh, mm, ss, ff, half]) => local(y, monthNumber(m!), d, hh, mm, ss, ff, half),
  },
  // ctime and the error log of Apache: Wed Feb 07 09:00:07.123456 2024
  {
    pattern: new RegExp(
      `\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(?: ([A-Z]{3,4}|[+-]\\d{4}))? (\\d{4})(?!\\d)`,
      'g',
    ),
    build: ([, m, d, hh, mm, ss, ff, zone, y]) =>
      withZone(local(y, monthNumber(m!), d, hh, mm, ss, ff), zone === undefined ? '' : ` ${zone}`).readings,
  },
  // RFC 3164: Feb  7 09:00:07
  {
    pattern: new RegExp(`\\b${month} {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?(?![\\d:])`, 'g'),
    build: ([, m, d, hh, mm, ss, ff]) => local(undefined, monthNumber(m!), d, hh, mm, ss, ff),
  },
  // Spark and Hadoop, yy/MM/dd: 24/02/07 09:00:07 INFO SparkContext: …
  {
    pattern:
      /(?<![\d.:/-])(\d\d)\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?= (?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL) [A-Za-z][\w.$/-]*:)/g,
    build: ([, y, m, d, hh, mm, ss, ff]) => local(`20${y}`, Number(m), d, hh, mm, ss, ff),
  },
  // Android’s logcat, MM-dd without a year: 02-07 09:00:07.123  1234  5678 E Tag: …
  {
    pattern:
      /(?<![\d.:/-])(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3,9})(?=(?: [+-]\d{4})?(?:\s+\d+\s+\d+ [VDIWEFAS] | [VDIWEFAS]\/|\s+\d+:\s*\w+ [VDIWEFAS]\/))/g,
    build: ([, m, d, hh, mm, ss, ff]) => local(undefined, Number(m), d, hh, mm, ss, ff),
  },
  // 04-03-2026 09:00: which is the day?
  {
    pattern: new RegExp(`(?<![\\d.:/-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}),?(?: @)?[ T]${clock}`, 'g'),
    build: ([, a, , b, y, hh, mm, ss, ff, half]) => {
      const dayFirst = local(y, Number(b), a, hh, mm, ss, ff, half);
      if (a === b) return dayFirst;
      const monthFirst = local(y, Number(a), b, hh, mm, ss, ff, half);
      return [
        ...dayFirst.map((read) => ({ ...read, order: 'day-first' as const })),
        ...monthFirst.map((read) => ({ ...read, order: 'month-first' as const })),
      ];
    },
  },
];

/** How far into a line its time may begin: a level, container name or address may come first. */
const reach = 120;

/** Finds the time a line of a log begins with, or that stands behind a short prefix. */
export function logStampIn(line: string): LogStamp | undefined {
  const head = line.slice(0, reach + 60);
  const epoch = /^[[("]?(\d{9,19}(?:\.\d{1,9})?)(?=[\])"\s:,]|$)/.exec(head);
  const since = epoch && epochInstant(epoch[1]);
  if (since) return { from: 0, end: epoch[0].length, text: epoch[1]!, readings: [since] };
  const klog = /^([IWEF])(\d\d)(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?=\s)/.exec(head);
  if (klog) {
    const readings = local(undefined, Number(klog[2]), klog[3], klog[4], klog[5], klog[6], klog[7]);
    return { from: 1, end: klog[0].length, text: klog[0].slice(1), readings };
  }
  let best: LogStamp | undefined;
  for (const { pattern, build } of forms) {
    pattern.lastIndex = 0;
    const match = pattern.exec(head);
    if (!match || match.index > reach || (best && match.index >= best.from)) continue;
    const built = build(match);
    const hasZone = built.some(({ zone, abbreviation }) => zone !== undefined || abbreviation !== undefined);
    const written = match.index + match[0].length;
    const zoned = hasZone ? { readings: built, length: 0 } : withZone(built, head.slice(written));
    const end = written + zoned.length;
    best = { from: match.index, end, text: head.slice(match.index, end), readings: zoned.readings };
  }
  return best;
}

function local(
  y: string | undefined,
  m: number,
  d: string | undefined,
  hh: string | undefined,
  mm: string | undefined,
  ss: string | undefined,
  ff: string | undefined,
  half?: string,
): Local[] {
  const year = y === undefined ? undefined : Number(y);
  let hour = Number(hh);
  if (half) {
    if (hour < 1 || hour > 12) return [];
    hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  }
  const read: Local = {
    year,
    month: m,
    day: Number(d),
    hour,
    minute: Number(mm),
    second: Number(ss ?? 0),
    millisecond: Number((ff ?? '').slice(0, 3).padEnd(3, '0')),
    precision: ss === undefined ? 'minute' : ff === undefined ? 'second' : 'millisecond',
    zone: undefined,
    abbreviation: undefined,
    order: undefined,
  };
  const exists =
    read.day >= 1 &&
    read.day <= daysInMonth(year, read.month) &&
    hour <= 23 &&
    read.minute <= 59 &&
    read.second <= 59 &&
    (year === undefined || (year >= 1990 && year < 2100));
  return exists ? [read] : [];
}

/** An abbreviation behind a time; each names several zones, so none of them is assumed. */
const abbreviation = new RegExp(`^ ?${zoneWord}`);

function withZone(readings: readonly Local[], rest: string): { readings: Local[]; length: number } {
  const make = (more: Partial<Local>, length: number) => ({
    readings: readings.map((read) => ({ ...read, ...more })),
    length,
  });
  const utc = /^ ?(?:Z|UTC|GMT)(?![\w/+-])/.exec(rest) ?? /^ \+0000 UTC(?!\w)/.exec(rest);
  if (utc) return make({ zone: 'UTC' }, utc[0].length);
  const offset = /^ ?(?:UTC|GMT)?([+-])(\d\d)(?::?(\d\d))?(?![\d:.-])/.exec(rest);
  const fixed = offset && offsetFrom(offset[1]!, offset[2]!, offset[3]);
  if (fixed) return make({ zone: fixed === '+00:00' ? 'UTC' : fixed }, offset[0].length);
  const word = abbreviation.exec(rest);
  return word ? make({ abbreviation: word[1] }, word[0].length) : make({}, 0);
}

/** Why a local time has no instant in a zone. */
export type Doubt = 'gap' | 'overlap';

/** A clock on a wall: what `instantIn` needs of a local time. */
export type Wall = Pick<Local, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond'>;

/** The instant of a local time in a zone, or why it has none; undefined where year or zone is missing. */
export function instantIn(read: Wall, zone: string | undefined): number | Doubt | undefined {
  if (read.year === undefined || zone === undefined) return undefined;
  const wall = Date.UTC(read.year, read.month - 1, read.day, read.hour, read.minute, read.second, read.millisecond);
  const day = 86_400_000;
  const offsets = new Set([offsetIn(wall - day, zone), offsetIn(wall + day, zone)]);
  const found = [...offsets].map((offset) => wall - offset).filter((at) => at + offsetIn(at, zone) === wall);
  return found.length === 1 ? found[0] : found.length === 0 ? 'gap' : 'overlap';
}
