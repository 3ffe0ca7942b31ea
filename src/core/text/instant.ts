import type { Precision } from '../model/vocabulary.ts';
import { clockAt, clockText, precisionOf, readingsOfClock, type WrittenClock } from './clock.ts';
import { at, dayAt, readingsOfDay, type DayReading, type WrittenDay } from './day.ts';
import { offsetFrom, zoneAhead, type TaughtZones, type WrittenZone } from './zone.ts';

/** A date, a clock or both at the start of a text. */
export interface WrittenInstant {
  text: string;
  /** Where the text behind it begins, separators left out. */
  length: number;
  day: WrittenDay | undefined;
  clock: WrittenClock | undefined;
  end: { day: WrittenDay | undefined; clock: WrittenClock } | undefined;
  zone: WrittenZone | undefined;
  /** Behind a clock without a day, `-04:00` is read as the end of a range; the offset it can be. */
  endAsOffset: string | undefined;
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

/** One way to read a written instant. What the text leaves open for good is undefined. */
export interface InstantReading {
  day: DayReading | undefined;
  /** On a 24-hour clock: `14:03:22.5`. Undefined for a day, and where four digits are read as a number. */
  clock: string | undefined;
  /** The end of a range. */
  end: { day: DayReading | undefined; clock: string } | undefined;
  zone: string | undefined;
  precision: Precision;
}

const brokenYear = /(\d{5,6})-(\d\d)-(\d\d)(?!\d)/y;
const brokenTime =
  /(?:\d{4}-(?:\d\d|MM|XX)-(?:DD|XX|\?\?)|\d{4}-(?:MM|XX|\?\?)-\d\d|\d{1,2}:(?:\?\?|XX)|(?:\?\?|XX|\dX):(?:\?\?|XX|\d\d)|\?{2,}|hh:mm|yyyy-mm-dd(?:\s+hh:mm)?)/iy;
const brokenNote = /\s*\((?:not|maybe|approx|about|unknown|exact|un)[^)]{0,60}\)/iy;
const approximateMark = /(?:[~≈∼]|approx(?:imately|\.)?|ca\.?|circa|around|about|ungefähr|omtrent|約)\s*/iy;
const betweenDayAndClock = /T(?=\d)|[\s,]*(?:\bat\b|@|[-–—](?=\s*\d{1,2}:\d\d)|\bum\b)?[\s,:]*/iy;
const rangeMark = /\s*(?:-|–|—|〜|to\b|until\b|til\b|bis\b)\s*/iy;
const minusOffset = /\s*([-−])(\d\d):?(\d\d)(?![\d:])/y;
const utcBeside = /\s*\((\d{1,2}:\d\d(?::\d\d)?)\s*(?:UTC|GMT|Z)\)/y;
const inParentheses = /\s*\(([^()]{3,30})\)/y;
const hedge = /\s*\(((?:maybe|approx|about|ca\b|circa|estimated?|roughly|not sure|around)[^()]{0,60})\)/iy;
const separator = /\s*(?:[-–—:,|>;：]+|->|=>|→)+(?=\s|$|[^\d])\s*/y;
const brackets = [
  ['[', ']'],
  ['{{', '}}'],
  ['(', ')'],
] as const;

/**
 * Reads the time a text begins with, in the ways people write one: with or without a date, either of them first, a
 * range, a zone, in brackets or braces, about a time, or only meant as one. Undefined where it begins with none.
 */
export function readInstant(text: string, taught: TaughtZones): WrittenInstant | undefined {
  const lead = /^[\s\u200b]*/.exec(text)![0].length;
  const pair = brackets.find(([open]) => text.startsWith(open, lead));
  return pair ? readBracketed(text, lead, pair, taught) : new Reader(text, lead, taught).read();
}

function readBracketed(
  text: string,
  lead: number,
  [open, close]: (typeof brackets)[number],
  taught: TaughtZones,
): WrittenInstant | undefined {
  const end = text.indexOf(close, lead);
  if (end === -1 || end - lead > 60) return undefined;
  const inner = text.slice(lead + open.length, end);
  const read = readInstant(inner, taught);
  const after = end + close.length;
  const place = { text: text.slice(lead, after), length: after + separatorAt(text, after) };
  if (read && inner.slice(read.length).trim() === '') return { ...read, ...place };
  if (open !== '{{' || !/\d/.test(inner)) return undefined;
  return { ...nothing(), ...place, isBroken: true, day: dayAt(inner.trim(), 0)?.day };
}

/** Walks a text from left to right; each step takes what it finds. */
class Reader {
  readonly #text: string;
  readonly #lead: number;
  readonly #taught: TaughtZones;
  readonly #read = nothing();
  #index: number;

  constructor(text: string, lead: number, taught: TaughtZones) {
    this.#text = text;
    this.#lead = lead;
    this.#index = lead;
    this.#taught = taught;
  }

  read(): WrittenInstant | undefined {
    const read = this.#read;
    this.#takeMark();
    this.#takeDay();
    if (!read.day && !this.#takeBrokenYear()) {
      const broken = at(brokenTime, this.#text, this.#index);
      if (broken) return this.#brokenUpTo(this.#index + broken[0].length);
    }
    const hasDay = read.day !== undefined || read.isBroken;
    this.#takeClock(hasDay);
    if (!hasDay && !read.clock) return undefined;
    if (read.clock) {
      this.#takeZone();
      this.#takeEnd(read.clock);
      this.#takeUtc();
      if (!read.day) this.#takeDayBehind();
    }
    const hedged = this.#take(hedge);
    if (hedged) {
      read.approximate = true;
      read.note = hedged[1]!;
    }
    return this.#finish();
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    const match = at(pattern, this.#text, this.#index);
    if (match) this.#index += match[0].length;
    return match;
  }

  #takeMark(): void {
    const found = at(approximateMark, this.#text, this.#index);
    // `around` has to end before the time begins.
    if (!found || (/^[a-z]/i.test(found[0]) && !/\s$|\.$/.test(found[0]))) return;
    this.#read.approximate = true;
    this.#index += found[0].length;
  }

  #takeDay(): void {
    const found = dayAt(this.#text, this.#index);
    if (!found) return;
    this.#read.day = found.day;
    this.#index += found.length;
  }

  #takeBrokenYear(): boolean {
    const found = this.#take(brokenYear);
    if (!found) return false;
    const [text, , month, day] = found;
    this.#read.isBroken = true;
    this.#read.brokenDay = { text, year: undefined, month: Number(month), day: Number(day), isSwappable: false };
    return true;
  }

  #brokenUpTo(end: number): WrittenInstant {
    const after = end + (at(brokenNote, this.#text, end)?.[0].length ?? 0);
    const text = this.#text.slice(this.#lead, after);
    return { ...nothing(), isBroken: true, text, length: after + separatorAt(this.#text, after) };
  }

  #takeClock(hasDay: boolean): void {
    const before = { index: this.#index, approximate: this.#read.approximate };
    if (hasDay) {
      this.#take(betweenDayAndClock);
      this.#takeMark();
    }
    const found = clockAt(this.#text, this.#index);
    const end = this.#index + (found?.length ?? 0);
    const isSure = hasDay || end === this.#text.length || separatorAt(this.#text, end) > 0;
    if (found && (!found.clock.isBare || isSure)) {
      this.#read.clock = found.clock;
      this.#index = end;
    } else {
      this.#index = before.index;
      this.#read.approximate = before.approximate;
    }
  }

  #takeZone(): void {
    const ahead = zoneAhead(this.#text.slice(this.#index), this.#taught);
    if (!ahead) return;
    // Behind a clock without a day, `-04:00` could be the end of a range.
    if (!this.#read.day && at(/\s*[-−]\d/y, this.#text, this.#index)) return;
    this.#read.zone = ahead.zone;
    this.#index += ahead.length;
  }

  /** Takes the end of a range; of `14:03:10-25` only the seconds are written. */
  #takeEnd(clock: WrittenClock): void {
    const range = at(rangeMark, this.#text, this.#index);
    if (!range) return;
    const text = this.#text;
    const from = this.#index + range[0].length;
    const day = dayAt(text, from);
    const gap = day ? at(/[\s,]*/y, text, from + day.length)![0].length : 0;
    const endAt = from + (day?.length ?? 0) + gap;
    const end = clockAt(text, endAt);
    const seconds = clock.second === undefined ? null : at(/\d{2}(?![\d:])/y, text, from);
    if (end && !end.clock.isBare) {
      const offset = day ? null : at(minusOffset, text, this.#index);
      this.#read.end = { day: day?.day, clock: end.clock };
      if (offset && !this.#read.zone) this.#read.endAsOffset = offsetFrom('-', offset[2]!, offset[3]);
      this.#index = endAt + end.length;
    } else if (seconds && range[0].trim() !== '' && !/\s/.test(range[0])) {
      this.#read.end = { day: undefined, clock: { ...clock, text: seconds[0], second: Number(seconds[0]) } };
      this.#index = from + 2;
    } else return;
    this.#takeZone();
  }

  #takeUtc(): void {
    const beside = at(utcBeside, this.#text, this.#index);
    const inUtc = beside && clockAt(beside[1]!, 0);
    if (!inUtc) return;
    this.#read.inUtc = inUtc.clock;
    this.#index += beside[0].length;
  }

  /** Takes a day behind the clock: `22:30 (Oct 29)`, `22:30 on 29 October`. */
  #takeDayBehind(): void {
    const nested = at(inParentheses, this.#text, this.#index);
    const inside = nested?.[1]!.trim();
    const day = inside === undefined ? undefined : dayAt(inside, 0);
    if (nested && day && day.length === inside!.length) {
      this.#read.day = day.day;
      this.#index += nested[0].length;
      return;
    }
    const link = at(/(?:,|\s+on|,\s*on)\s+/y, this.#text, this.#index);
    const later = link && dayAt(this.#text, this.#index + link[0].length);
    if (!later) return;
    this.#read.day = later.day;
    this.#index += link[0].length + later.length;
  }

  #finish(): WrittenInstant | undefined {
    const text = this.#text;
    const gap = separatorAt(text, this.#index);
    const isEnd = this.#index >= text.trimEnd().length;
    // `3 pods` and `2024 was` begin with no time; a day alone has to be set apart from what follows.
    const mayFollow = this.#read.clock ? /[\s,.;)\]|[]/y : /\s*\[\^/y;
    if (!isEnd && gap === 0 && !at(mayFollow, text, this.#index)) return undefined;
    return { ...this.#read, text: text.slice(this.#lead, this.#index).trim(), length: this.#index + gap };
  }
}

function nothing(): WrittenInstant {
  return {
    text: '',
    length: 0,
    day: undefined,
    clock: undefined,
    end: undefined,
    zone: undefined,
    endAsOffset: undefined,
    approximate: false,
    inUtc: undefined,
    note: '',
    isBroken: false,
    brokenDay: undefined,
  };
}

/** How long the marks and spaces are that set a time apart from its event; 0 where there are none. */
function separatorAt(text: string, index: number): number {
  return at(separator, text, index)?.[0].length ?? 0;
}

/**
 * Every way to read a written instant: the order of day and month, the half of the day, a number instead of a clock, a
 * clock instead of a year, an offset instead of the end of a range, and each zone that a word can mean. Empty where
 * only something broken stands.
 */
export function readingsOf(written: WrittenInstant): InstantReading[] {
  const { day, clock, zone, endAsOffset } = written;
  const days = day ? readingsOfDay(day) : [undefined];
  const whole = days.map((one): InstantReading => ({
    day: one,
    clock: undefined,
    end: undefined,
    zone: undefined,
    precision: 'day',
  }));
  if (!clock) return day ? [...whole, ...yearAsClock(day)] : [];
  const zones = zone === undefined ? [undefined] : zone.zone !== undefined ? [zone.zone] : zone.candidates;
  const placed: Pick<InstantReading, 'end' | 'zone'>[] = endsOf(written).flatMap((end) =>
    (zones.length > 0 ? zones : [undefined]).map((name) => ({ end, zone: name })),
  );
  if (endAsOffset !== undefined) placed.push({ end: undefined, zone: endAsOffset });
  const precision = precisionOf(clock);
  const timed = days.flatMap((one) =>
    readingsOfClock(clock).flatMap(({ hour }) =>
      placed.map((rest): InstantReading => ({ day: one, clock: clockText(clock, hour), ...rest, precision })),
    ),
  );
  return clock.isBare && day ? [...timed, ...whole] : timed;
}

/** A day whose year can be a clock: `21 Oct 2019`, at 20:19. */
function yearAsClock(day: WrittenDay): InstantReading[] {
  const clock = /\p{L}/u.test(day.text) ? clockAt(/\d*$/.exec(day.text)![0], 0)?.clock : undefined;
  if (!clock || day.year === undefined) return [];
  const [one] = readingsOfDay({ ...day, year: undefined });
  return [{ day: one, clock: clockText(clock, clock.hour), end: undefined, zone: undefined, precision: 'minute' }];
}

function endsOf({ end }: WrittenInstant): InstantReading['end'][] {
  if (!end) return [undefined];
  const days = end.day ? readingsOfDay(end.day) : [undefined];
  return days.flatMap((day) =>
    readingsOfClock(end.clock).map(({ hour }) => ({ day, clock: clockText(end.clock, hour) })),
  );
}
