import { precisionMilliseconds, type Precision } from '../../model/vocabulary.ts';
import { daysInMonth } from '../../text/calendar.ts';
import { zoneOf, type Doubt, type Zone } from './zones.ts';

const minute = precisionMilliseconds.minute;

/** One end of a cell's range, or its only time. Positions count in its plain text. */
export interface Point {
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

export interface Scan {
  points: [Point] | [Point, Point];
  /** How to write it as a range and as an offset, where `-04:00` could be either. */
  unclear: string | undefined;
}

export const longest = 120;
export const approximateMark = /(?:[~≈∼]|approx\.|ca\.|c\.|(?:about|around|approximately|approx|circa|ca|c)(?= )) ?/iy;
const dateMark = /(\d{4})-(\d\d)-(\d\d)(?!\d)/y;
const timeMark = /(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?![\d:.])/y;
const zuluMark = / ?(Z)(?![\w/+])/iy;
const utcMark = / ?(UTC|GMT)(?! ?[+-]\d|[\w/])/iy;
const offsetMark = /( ?)([+-])(\d\d)(:?)(\d\d)(?![\d:]|-\d\d-)/y;
const nameMark = / (?!to )([a-z]\w*(?:\/\w+(?:[+-](?!\d\d:)\w+)*)*)(?![\w/])/iy;
const rangeMark = / ?[-‒–—―] ?| to /iy;
const zoneAhead = / ?(?:Z(?!\w)|UTC|GMT|\+\d\d|[a-z_]+\/)/iy;

export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function scan(text: string): Scan | undefined {
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

export const firstYear = 1900;
export const lastYear = 2199;

function dayFrom(year: number, month: number, date: number): number {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) {
    return NaN;
  }
  return Date.UTC(year, month - 1, date);
}

function timeFrom([, hours, minutes, seconds = '0', fraction = '']: RegExpExecArray): number {
  const [hour, minutePart, second] = [Number(hours), Number(minutes), Number(seconds)];
  if (hour > 23 || minutePart > 59 || second > 59) return NaN;
  return ((hour * 60 + minutePart) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** A point with its date, and its zone if that is known. */
export interface Placed {
  point: Point;
  date: number;
  zone: Zone | undefined;
  /** Whether the cell itself names the zone. */
  isOwn: boolean;
  /** Undefined without a zone. */
  instant: number | Doubt | undefined;
}
