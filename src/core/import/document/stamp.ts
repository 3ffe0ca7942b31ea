import { monthNumbers, weekdayPattern } from '../../text/calendar.ts';
import { zoneAhead, type TaughtZones, type WrittenZone } from './zone.ts';

/** A day as it was written; what was left out is undefined. */
export interface WrittenDay {
  text: string;
  year: number | undefined;
  month: number;
  day: number;
  /** Set if day and month could be swapped and the text does not tell. */
  isSwappable: boolean;
}

/** A time of day as it was written. */
export interface WrittenClock {
  text: string;
  hour: number;
  minute: number;
  second: number | undefined;
  /** Digits behind the point. */
  fraction: string;
  half: 'am' | 'pm' | undefined;
  /** Four digits without a colon, which can be a year or a number as well. */
  isBare: boolean;
}

/** A time at the start of a text. */
export interface Stamp {
  text: string;
  /** Where the text behind it begins, separators left out. */
  length: number;
  day: WrittenDay | undefined;
  clock: WrittenClock | undefined;
  end: { day: WrittenDay | undefined; clock: WrittenClock } | undefined;
  zone: WrittenZone | undefined;
  approximate: boolean;
  /** The same time in UTC, in parentheses behind it. */
  inUtc: WrittenClock | undefined;
  /** Words in parentheses that belong to the event: `(maybe earlier?)`. */
  note: string;
  /** Set if it is meant as a time but is none: `14:??`, `2023-MM-DD`, `22025-03-18`. */
  isBroken: boolean;
  /** A broken year, as the year-less day it could still be. */
  brokenDay: WrittenDay | undefined;
}

const monthWord = `(${Object.keys(monthNumbers)
  .sort((a, b) => b.length - a.length)
  .join('|')})\\.?(?![a-zäöåæø])`;
const weekday = new RegExp(`${weekdayPattern}\\.?,?\\s+(?=\\d|[a-z])`, 'iy');
const isoDay = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const cjkDay = /(?:(\d{4})年\s*)?(\d{1,2})月\s*(\d{1,2})日/y;
const dayMonth = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?\\.?(?:\\s+of)?[\\s-]+${monthWord}(?:[\\s,-]+(\\d{4})(?!\\d|:))?`,
  'iy',
);
const monthDay = new RegExp(
  `${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d)(?:,?\\s+(\\d{4})(?!\\d|:))?`,
  'iy',
);
const numericDay = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/y;
const shortDay = /(\d{1,2})[-/](\d{1,2})(?=\s+\d{1,2}:\d\d)/y;
const brokenYear = /(\d{5,6})-(\d\d)-(\d\d)(?!\d)/y;
const brokenStamp =
  /(?:\d{4}-(?:\d\d|MM|XX)-(?:DD|XX|\?\?)|\d{4}-(?:MM|XX|\?\?)-\d\d|\d{1,2}:(?:\?\?|XX)|(?:\?\?|XX|\dX):(?:\?\?|XX|\d\d)|\?{2,}|hh:mm|yyyy-mm-dd(?:\s+hh:mm)?)/iy;
const clockMark =
  /(\d{1,2})(?:[:時](\d{2})|\.(\d{2})(?=\s*(?:[ap]\.?m\b|uhr|hrs?\b)))(?:分)?(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!\d|:\d)/iy;
const kiloClock = /(?:kl(?:okka)?\.?|klokken)\s*(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?!\d)/iy;
const hourClock = /(\d{1,2})\s*([ap])\.?m\.?(?![a-z])/iy;
const frenchClock = /(\d{1,2})h(\d{2})(?!\w)/iy;
const bareClock = /([01]\d|2[0-3])([0-5]\d)(?!\d|[-/.:]\d)/y;
const halfMark = /\s*([ap])\.?m\.?(?![a-z])|([ap])(?![\w.])/iy;
const hoursMark = /\s*(?:hrs?|hours|h|uhr)(?!\w)\.?/iy;
const approximateMark = /(?:[~≈∼]|approx(?:imately|\.)?|ca\.?|circa|around|about|ungefähr|omtrent|約)\s*/iy;
const rangeMark = /\s*(?:-|–|—|〜|to\b|until\b|til\b|bis\b)\s*/iy;

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function daysIn(year: number | undefined, month: number): number {
  return new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
}

function isDay(year: number | undefined, month: number, day: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    (year === undefined || (year >= 1970 && year < 2200))
  );
}

/** A day at a place in a text, with the length it takes. */
export function dayAt(text: string, index: number): { day: WrittenDay; length: number } | undefined {
  const week = at(weekday, text, index);
  const start = index + (week?.[0].length ?? 0);
  const found = (match: RegExpExecArray, year: string | undefined, month: number, day: string, isSwappable = false) => {
    const written = {
      text: match[0],
      year: year === undefined ? undefined : Number(year),
      month,
      day: Number(day),
      isSwappable,
    };
    return isDay(written.year, month, written.day)
      ? { day: written, length: start + match[0].length - index }
      : undefined;
  };
  const iso = at(isoDay, text, start);
  if (iso) return found(iso, iso[1], Number(iso[3]), iso[4]!);
  const cjk = at(cjkDay, text, start);
  if (cjk) return found(cjk, cjk[1], Number(cjk[2]), cjk[3]!);
  const named = at(dayMonth, text, start);
  if (named) return found(named, named[3], monthNumbers[named[2]!.toLowerCase()]!, named[1]!);
  const reversed = at(monthDay, text, start);
  if (reversed) return found(reversed, reversed[3], monthNumbers[reversed[1]!.toLowerCase()]!, reversed[2]!);
  for (const pattern of [numericDay, shortDay]) {
    const match = at(pattern, text, start);
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(pattern === numericDay ? match[3] : match[2])];
    const year = pattern === numericDay ? match[4] : undefined;
    if (first > 12) return found(match, year, second, String(first));
    if (second > 12) return found(match, year, first, String(second));
    return found(match, year, second, String(first), first !== second);
  }
  return undefined;
}

/** A time of day at a place in a text. */
function clockAt(text: string, index: number): { clock: WrittenClock; length: number } | undefined {
  const make = (
    length: number,
    hour: string,
    minute: string,
    second?: string,
    fraction = '',
    half?: string,
    isBare = false,
  ): { clock: WrittenClock; length: number } | undefined => {
    const clock: WrittenClock = {
      text: text.slice(index, index + length),
      hour: Number(hour),
      minute: Number(minute),
      second: second === undefined ? undefined : Number(second),
      fraction,
      half: half === undefined ? undefined : /p/i.test(half) ? 'pm' : 'am',
      isBare,
    };
    if (clock.hour > 23 || clock.minute > 59 || (clock.second ?? 0) > 59) return undefined;
    if (clock.half === 'am' && clock.hour > 12) return undefined;
    return { clock, length };
  };
  const kilo = at(kiloClock, text, index);
  if (kilo) return make(kilo[0].length, kilo[1]!, kilo[2]!, kilo[3]);
  const match = at(clockMark, text, index);
  if (match) {
    let length = match[0].length;
    const half = at(halfMark, text, index + length);
    if (half) length += half[0].length;
    else length += at(hoursMark, text, index + length)?.[0].length ?? 0;
    return make(length, match[1]!, match[2] ?? match[3]!, match[4], match[5], half?.[1] ?? half?.[2]);
  }
  const hour = at(hourClock, text, index);
  if (hour) return make(hour[0].length, hour[1]!, '0', undefined, '', hour[2]);
  const french = at(frenchClock, text, index);
  if (french) return make(french[0].length, french[1]!, french[2]!);
  const bare = at(bareClock, text, index);
  if (bare) {
    const sure = at(/\s*(?:hrs?|hours|h|Z|UTC|GMT)(?!\w)/iy, text, index + 4);
    const unit = at(hoursMark, text, index + 4)?.[0].length ?? 0;
    return make(4 + unit, bare[1]!, bare[2]!, undefined, '', undefined, !sure);
  }
  return undefined;
}

/**
 * Reads the time a text begins with, in the ways people write one: with or without a date, either of them first, a
 * range, a zone, in brackets or braces, about a time, or only meant as one. Undefined where it begins with none.
 */
export function readStamp(text: string, taught: TaughtZones): Stamp | undefined {
  const lead = /^[\s\u200b]*/.exec(text)![0].length;
  for (const [open, close] of [
    ['[', ']'],
    ['{{', '}}'],
    ['(', ')'],
  ] as const) {
    if (!text.startsWith(open, lead)) continue;
    const end = text.indexOf(close, lead);
    if (end === -1 || end - lead > 60) return undefined;
    const inner = text.slice(lead + open.length, end);
    const stamp = readStamp(inner, taught);
    const isWhole = stamp && inner.slice(stamp.length).trim() === '';
    const after = end + close.length;
    if (isWhole) return { ...stamp, text: text.slice(lead, after), length: after + separatorAt(text, after) };
    if (open !== '{{' || !/\d/.test(inner)) return undefined;
    return {
      ...emptyStamp(text.slice(lead, after)),
      length: after + separatorAt(text, after),
      day: dayAt(inner.trim(), 0)?.day,
    };
  }
  let index = lead;
  const stamp: Stamp = emptyStamp('');
  const mark = () => {
    const found = at(approximateMark, text, index);
    if (!found || (/^[a-z]/i.test(found[0]) && !/\s$|\.$/.test(found[0]))) return;
    stamp.approximate = true;
    index += found[0].length;
  };
  mark();
  const day = dayAt(text, index);
  if (day) {
    stamp.day = day.day;
    index += day.length;
  }
  if (!day) {
    const year = at(brokenYear, text, index);
    if (year) {
      stamp.isBroken = true;
      stamp.brokenDay = {
        text: year[0],
        year: undefined,
        month: Number(year[2]),
        day: Number(year[3]),
        isSwappable: false,
      };
      index += year[0].length;
    } else {
      const broken = at(brokenStamp, text, index);
      if (broken) {
        const end = index + broken[0].length;
        const note = /^\s*\((?:not|maybe|approx|about|unknown|exact|un)[^)]{0,60}\)/i.exec(text.slice(end))?.[0] ?? '';
        const after = end + note.length;
        return { ...emptyStamp(text.slice(lead, after)), length: after + separatorAt(text, after) };
      }
    }
  }
  const hasDay = stamp.day !== undefined || stamp.isBroken;
  const before = { index, approximate: stamp.approximate };
  if (hasDay) {
    const between = /^(?:T(?=\d)|[\s,]*(?:\bat\b|@|[-–—](?=\s*\d{1,2}:\d\d)|\bum\b)?[\s,:]*)/i.exec(
      text.slice(index),
    )![0];
    index += between.length;
    mark();
  }
  const clock = clockAt(text, index);
  if (
    clock &&
    (!clock.clock.isBare ||
      hasDay ||
      separatorAt(text, index + clock.length) > 0 ||
      index + clock.length === text.length)
  ) {
    stamp.clock = clock.clock;
    index += clock.length;
  } else {
    index = before.index;
    stamp.approximate = before.approximate;
  }
  if (!hasDay && !stamp.clock) return undefined;
  if (stamp.clock) {
    takeZone();
    const range = at(rangeMark, text, index);
    if (range) {
      const from = index + range[0].length;
      const shortSecond = stamp.clock.second === undefined ? null : at(/(\d{2})(?![\d:])/y, text, from);
      const endDay = dayAt(text, from);
      const gap = endDay ? (/^[\s,]*/.exec(text.slice(from + endDay.length))?.[0].length ?? 0) : 0;
      const endAt = from + (endDay ? endDay.length + gap : 0);
      const end = clockAt(text, endAt);
      if (end && !end.clock.isBare) {
        stamp.end = { day: endDay?.day, clock: end.clock };
        index = endAt + end.length;
        takeZone();
      } else if (shortSecond && range[0].trim() !== '' && !/\s/.test(range[0])) {
        stamp.end = {
          day: undefined,
          clock: { ...stamp.clock, text: shortSecond[1]!, second: Number(shortSecond[1]) },
        };
        index = from + 2;
        takeZone();
      }
    }
    const utc = /^\s*\((\d{1,2}:\d\d(?::\d\d)?)\s*(?:UTC|GMT|Z)\)/.exec(text.slice(index));
    const inUtc = utc && clockAt(utc[1]!, 0);
    if (inUtc) {
      stamp.inUtc = inUtc.clock;
      index += utc[0].length;
    }
    const nested = /^\s*\(([^()]{3,30})\)/.exec(text.slice(index));
    const nestedDay = nested && dayAt(nested[1]!.trim(), 0);
    if (nestedDay && nestedDay.length === nested[1]!.trim().length && !stamp.day) {
      stamp.day = nestedDay.day;
      index += nested[0].length;
    } else if (!stamp.day) {
      const behind = /^(?:,|\s+on|,\s*on)\s+/.exec(text.slice(index));
      const later = behind && dayAt(text, index + behind[0].length);
      if (later) {
        stamp.day = later.day;
        index += behind[0].length + later.length;
      }
    }
  }
  const hedge = /^\s*\(((?:maybe|approx|about|ca\b|circa|estimated?|roughly|not sure|around)[^()]{0,60})\)/i.exec(
    text.slice(index),
  );
  if (hedge) {
    stamp.approximate = true;
    stamp.note = hedge[1]!;
    index += hedge[0].length;
  }
  stamp.text = text.slice(lead, index).trim();
  const separator = separatorAt(text, index);
  const isEnd = index >= text.trimEnd().length;
  // `3 pods` and `2024 was` begin with no time; a day alone has to be set apart from what follows.
  if (!stamp.clock && !isEnd && separator === 0 && !/^\s*\[\^/.test(text.slice(index))) return undefined;
  if (stamp.clock && !isEnd && separator === 0 && !/^[\s,.;)\]|[]/.test(text.slice(index))) return undefined;
  stamp.length = index + separator;
  return stamp;

  function takeZone(): void {
    const ahead = zoneAhead(text.slice(index), taught);
    if (!ahead) return;
    // Behind a bare `Z`-less time, `-04:00` could be the end of a range.
    if (/^\s*[-−]\d/.test(text.slice(index)) && !stamp.day) return;
    stamp.zone = ahead.zone;
    index += ahead.length;
  }
}

function emptyStamp(text: string): Stamp {
  return {
    text,
    length: text.length,
    day: undefined,
    clock: undefined,
    end: undefined,
    zone: undefined,
    approximate: false,
    inUtc: undefined,
    note: '',
    isBroken: text !== '',
    brokenDay: undefined,
  };
}

/** How long the marks and spaces are that set a time apart from its event; 0 where there are none. */
function separatorAt(text: string, index: number): number {
  return /^\s*(?:[-–—:,|>;：]+|->|=>|→)+(?=\s|$|[^\d])\s*/.exec(text.slice(index))?.[0].length ?? 0;
}

/** Every day with a month and a day number that running text names, in order. */
export function daysInText(text: string): WrittenDay[] {
  const found: WrittenDay[] = [];
  for (const { index } of text.matchAll(
    /(?<![\w/.=-])(?:\d{1,4}[-/.年月]|\d{1,2}(?:st|nd|rd|th)?\.?\s|[A-Za-zäÄ]{3,9}\.?\s+\d)/g,
  )) {
    const day = dayAt(text, index);
    if (day && !found.some((other) => other.text === day.day.text)) found.push(day.day);
  }
  return found;
}
