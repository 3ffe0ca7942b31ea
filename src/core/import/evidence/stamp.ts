import { monthNumber, monthPattern } from '../../text/calendar.ts';
import { clockIn, dayIn, offsetIn } from '../../model/clock.ts';
import type { Precision } from '../../model/vocabulary.ts';

/** An instant that was read, and how finely it was written. */
export interface Instant {
  at: number;
  precision: Precision;
}

/** A local time as written: year or zone may be missing, and the order of day and month open. */
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
  /** For `04-03-2026`: which number is the day; `open` if both could be. */
  order: 'day-first' | 'month-first' | 'open' | undefined;
}

/** A time found in a line. */
export interface Stamp {
  from: number;
  end: number;
  text: string;
  /** Undefined if it looks like a time but is none. */
  value: Instant | Local | undefined;
}

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * The instant of an ISO 8601 / RFC 3339 time with its offset, as the interfaces of vendors write it
 * (https://www.rfc-editor.org/rfc/rfc3339). Undefined for anything else, and for the “no time” of Go, year 1.
 */
export function isoInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  const stamp = findIso(value.trim(), 0);
  if (!stamp?.value || stamp.from !== 0 || stamp.end !== value.trim().length) return undefined;
  return 'at' in stamp.value ? stamp.value : settle(stamp.value, undefined);
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

type Build = (match: RegExpExecArray) => Local | undefined;

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
    pattern: new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}),?(?: at)? ${clock}`, 'gi'),
    build: ([, m, d, y, hh, mm, ss, ff, half]) => local(y, monthNumber(m!), d, hh, mm, ss, ff, half),
  },
  // 7 February 2024 09:00:07, and RFC 2822
  {
    pattern: new RegExp(`(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)?[ -]${month}[ ,-]{1,2}(\\d{4}),?(?: at)? ${clock}`, 'gi'),
    build: ([, d, m, y, hh, mm, ss, ff, half]) => local(y, monthNumber(m!), d, hh, mm, ss, ff, half),
  },
  // ctime and the error log of Apache: Wed Feb 07 09:00:07.123456 2024
  {
    pattern: new RegExp(
      `\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(?: ([A-Z]{3,4}|[+-]\\d{4}))? (\\d{4})(?!\\d)`,
      'g',
    ),
    build: ([, m, d, hh, mm, ss, ff, zone, y]) =>
      withZone(local(y, monthNumber(m!), d, hh, mm, ss, ff), zone === undefined ? '' : ` ${zone}`).value,
  },
  // RFC 3164: Feb  7 09:00:07
  {
    pattern: new RegExp(`\\b${month} {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?(?![\\d:])`, 'g'),
    build: ([, m, d, hh, mm, ss, ff]) => local(undefined, monthNumber(m!), d, hh, mm, ss, ff),
  },
  // 04-03-2026 09:00: which is the day?
  {
    pattern: new RegExp(`(?<![\\d.:/-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}),?[ T]${clock}`, 'g'),
    build: ([, a, , b, y, hh, mm, ss, ff, half]) => {
      const [first, second] = [Number(a), Number(b)];
      const dayFirst = first > 12 && second <= 12;
      const read = local(y, dayFirst ? second : first, String(dayFirst ? first : second), hh, mm, ss, ff, half);
      const open = first <= 12 && second <= 12;
      if (open && first === second) return read;
      return read && { ...read, order: open ? 'open' : dayFirst ? 'day-first' : 'month-first' };
    },
  },
];

/** How far into a line its time may begin: a level, container name or address may come first. */
const reach = 120;

/** Finds the time a line of a log begins with, or that stands behind a short prefix. */
export function findStamp(line: string): Stamp | undefined {
  const head = line.slice(0, reach + 60);
  const epoch = /^[[("]?(\d{9,19}(?:\.\d{1,9})?)(?=[\])"\s:,]|$)/.exec(head);
  if (epoch) {
    const value = epochInstant(epoch[1]);
    if (value) return { from: 0, end: epoch[0].length, text: epoch[1]!, value };
  }
  const klog = /^([IWEF])(\d\d)(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?=\s)/.exec(head);
  if (klog) {
    const value = local(undefined, Number(klog[2]), klog[3], klog[4], klog[5], klog[6], klog[7]);
    return { from: 1, end: klog[0].length, text: klog[0].slice(1), value };
  }
  let best: Stamp | undefined;
  for (const { pattern, build } of forms) {
    pattern.lastIndex = 0;
    const match = pattern.exec(head);
    if (!match || match.index > reach || (best && match.index >= best.from)) continue;
    const built = build(match);
    const end = match.index + match[0].length;
    if (built && built.zone === undefined && built.abbreviation === undefined) {
      const zoned = withZone(built, head.slice(end));
      best = {
        from: match.index,
        end: end + zoned.length,
        text: head.slice(match.index, end + zoned.length),
        value: zoned.value,
      };
    } else best = { from: match.index, end, text: match[0], value: built };
  }
  return best;
}

function findIso(text: string, at: number): Stamp | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?/.exec(text.slice(at));
  if (!match) return undefined;
  const [whole, y, m, d, hh, mm, ss, ff] = match;
  const zoned = withZone(local(y, Number(m), d, hh, mm, ss, ff), text.slice(at + whole.length));
  return { from: at, end: at + whole.length + zoned.length, text: whole, value: zoned.value };
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
): Local | undefined {
  const year = y === undefined ? undefined : Number(y);
  let hour = Number(hh);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
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
    read.month >= 1 &&
    read.month <= 12 &&
    read.day >= 1 &&
    read.day <= daysIn(year ?? 2024, read.month) &&
    hour <= 23 &&
    read.minute <= 59 &&
    read.second <= 59 &&
    (year === undefined || (year >= 1990 && year < 2100));
  return exists ? read : undefined;
}

/** How many days a month has. */
function daysIn(year: number, number: number): number {
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** Abbreviations logs write behind a time; each names several zones, so none of them is assumed. */
const abbreviations =
  /^ ?(A[CEW][DS]T|AK[DS]T|ADT|AST|BRT|BST|CES?T|C[DS]T|E[DS]T|EES?T|HKT|HST|IST|JST|KST|M[DS]T|MSK|NZ[DS]T|P[DS]T|PKT|SAST|SGT|WES?T)(?![\w/])/;

function withZone(read: Local | undefined, rest: string): { value: Local | undefined; length: number } {
  if (!read) return { value: undefined, length: 0 };
  const utc = /^ ?(?:Z|UTC|GMT)(?![\w/+-])/.exec(rest) ?? /^ \+0000 UTC(?!\w)/.exec(rest);
  if (utc) return { value: { ...read, zone: 'UTC' }, length: utc[0].length };
  const offset = /^ ?(?:UTC|GMT)?([+-])(\d\d)(?::?(\d\d))?(?![\d:.-])/.exec(rest);
  if (offset && Number(offset[2]) <= 14 && Number(offset[3] ?? 0) < 60) {
    const zone = `${offset[1]}${offset[2]}:${offset[3] ?? '00'}`;
    return { value: { ...read, zone: /^.00:00$/.test(zone) ? 'UTC' : zone }, length: offset[0].length };
  }
  const abbreviation = abbreviations.exec(rest);
  if (abbreviation) return { value: { ...read, abbreviation: abbreviation[1] }, length: abbreviation[0].length };
  return { value: read, length: 0 };
}

/** Why a local time has no instant in a zone. */
export type Doubt = 'gap' | 'overlap';

/** The instant of a complete local time in its own zone, else the one given; undefined where something is missing. */
function settle(read: Local, zone: string | undefined): Instant | undefined {
  const found = instantIn(read, read.zone ?? zone);
  return typeof found === 'number' ? { at: found, precision: read.precision } : undefined;
}

/** The instant of a local time in a zone, or why it has none. */
export function instantIn(read: Local, zone: string | undefined): number | Doubt | undefined {
  if (read.year === undefined || read.order === 'open' || zone === undefined) return undefined;
  const wall = Date.UTC(read.year, read.month - 1, read.day, read.hour, read.minute, read.second, read.millisecond);
  const day = 86_400_000;
  const offsets = new Set([offsetIn(wall - day, zone), offsetIn(wall + day, zone)]);
  const found = [...offsets].map((offset) => wall - offset).filter((at) => at + offsetIn(at, zone) === wall);
  return found.length === 1 ? found[0] : found.length === 0 ? 'gap' : 'overlap';
}

/** `2026-04-15 14:03:22` in a zone: what the timeline writes. Finer than a second is cut off. */
export function writtenIn(at: number, precision: Precision, zone: string): string {
  if (precision === 'day') return dayIn(at, zone);
  const seconds = precision === 'millisecond' || precision === 'second';
  return `${dayIn(at, zone)} ${clockIn(at, zone, seconds)}`;
}
