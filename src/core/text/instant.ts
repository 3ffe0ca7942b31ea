import { clockAt, type WrittenClock } from './clock.ts';
import { at, dayAt, inYear, unreadDay, writtenDayAt, type WrittenDay } from './day.ts';
import { relativeDayAt, relativeDayBehind } from './relative-day.ts';
import { isRealOffset, offsetFrom, zoneAhead, type TaughtZones, type WrittenZone } from './zone.ts';

/** A date, a clock or both at the start of a text. */
export interface WrittenInstant {
  text: string;
  /** Where the text behind it begins, separators left out. */
  length: number;
  day: WrittenDay | undefined;
  clock: WrittenClock | undefined;
  /** Milliseconds since a moment that is told elsewhere: `T+20m`. */
  since: number | undefined;
  end: { day: WrittenDay | undefined; clock: WrittenClock } | undefined;
  zone: WrittenZone | undefined;
  /** `-04:00` is read as the end of a range; the offset it can be. */
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

/** `090541` behind `T`. */
const basicClock = /([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?:[.,]\d+)?(?![\d:])/y;
const brokenYear = /(\d{5,6})-(\d\d)-(\d\d)(?!\d)/y;
const brokenTime =
  /(?:\d{4}-(?:\d\d|MM|XX)-(?:DD|XX|\?\?)|\d{4}-(?:MM|XX|\?\?)-\d\d|\d{1,2}:(?:\?\?|XX)|(?:\?\?|XX|\dX):(?:\?\?|XX|\d\d)|\?{2,}|hh:mm|yyyy-mm-dd(?:\s+hh:mm)?)/iy;
/** No time of day: `24:00`, `25:10`, `10:75`. */
const noClock = /(?:(?:2[4-9]|[3-9]\d):[0-5]\d|\d{1,2}:[6-9]\d)(?::\d\d)?(?![\d:])/y;
const brokenNote = /\s*\((?:not|maybe|approx|about|unknown|exact|un)[^)]{0,60}\)/iy;
const approximateMark =
  /(?:[~≈∼]|约|約|大约|approx(?:imately|\.)?|aprox\.?|ca\.?|c\.(?=\s*\d)|circa|around|about|roughly|ungefähr|etwa|gegen|environ|vers(?!o)|hacia(?: las?)?|sobre las?|cerca de(?: las)?|por volta das?|verso le|attorno alle|rond|ongeveer|omkring|omtrent|cirka|rundt|ungefär|runt|noin|n\.(?=\s*(?:klo\s*)?\d)|около|примерно|приблизно|близько|asi|cca\.?|kolem|přibližně|około|ok\.|yaklaşık|khoảng|sekitar|kira-kira|oko|okolo|okoli|около|към|περίπου|aprox|cap als|körülbelül|kb\.|în jur(?:ul)? de|ประมาณ|حوالي|בערך)\s*/iuy;
/** `23:06ish`, `14:05頃`, `10:12左右`, `10:12 approx.` */
const approximateBehind = /-?ish\b|\s?(?:頃|ごろ|ころ|左右|경|쯤)|\s+(?:approx\.?|circa|or so|environ)(?!\w)/iy;
/** Small words before a time that say nothing of their own: `At 10:12`, `um 10:12`, `a las 10:12`. */
const leadWord =
  /(?:at|on|from|between|by(?=\s+\d{1,2}[:.]\d\d)|um|am|ab|von|zwischen|à|le|de|depuis|dès|entre|à partir de|el|a las?|desde(?: las?)?|às?|em|no dia|das|desde as|alle|alle ore|ore|dalle|il|om|op|van|vanaf|tussen|den|från|fra|mellan|mellem|mellom|vid|ved|na|o|od|ora|orele|la ora|w|we|v|ve|ob|в|во|о|об|с|з|від|dne|dnia|kello|saat|tarihinde|lúc|vào(?: lúc)?|pada(?: pukul)?|u|ob|a les|στις|σε|la|в|@|time|zeit|uhrzeit|heure|hora|tijd|tid|klokkeslett|klockslag|čas|godzina|aika|час|время|ώρα|vrijeme|laikas|kellaaeg|idő)\s+(?=[\p{L}\d~≈])/iuy;
const betweenDayAndClock =
  /T(?=\d)|[\s,]*(?:\bat\b|@|\||·|[-–—](?=\s*\d{1,2}[:h]\d\d)|\bum\b|à(?=\s)|\ba las?\b|às(?=\s)|\balle(?: ore)?\b|\bore\b|\bom\b|\b(?:op|um|ob|o|v|w|na|vid|ved|saat|ora|la ora)\b(?=\s*\d)|(?<=\s)(?:в|во|о|об|на)(?=\s+\d)|の)?[\s,:]*/iy;
const rangeMark =
  /\s*(?:--?|–|—|〜|～|→|->|to\b|until\b|till?\b|bis\b|à(?=\s)|jusqu['’]à\b|al?\b(?=\s)|até\b|às\b|hasta(?: las?)?\b|alle\b|tot\b|から)\s*/iy;
const andMark = /\s+(?:and|und|et|y|e|en|och|og)\s+(?:the\s+)?/iy;
const between = /^(?:between|zwischen|entre|tussen|mellan|mellem|mellom)/i;
/** The end of what still goes on: `11:00–ongoing`. */
const openEnd =
  /(?:ongoing|present|laufend|andauernd|en cours|en curso|em andamento|in corso|pågående|pågår|lopend|w toku|\?+)(?=\s*(?:$|[-–—:|,;)\]]))/iuy;
const minusOffset = /(\s*)[-−](\d\d)(:?)(\d\d)(?!\d|:\d)/y;
const utcBeside = /\s*\((\d{1,2}:\d\d(?::\d\d)?)\s*(?:UTC|GMT|Z)\)/y;
const inParentheses = /\s*\(([^()]{3,40})\)/y;
const hedge = /\s*\(((?:maybe|approx|about|ca\b|circa|estimated?|roughly|not sure|around)[^()]{0,60})\)/iy;
const separator = /\s*(?:[-–—:,|>;：；，、·•]+|->|=>|→)+(?=\s|$|[^\d])\s*/y;
const brackets = [
  ['[', ']'],
  ['{{', '}}'],
  ['(', ')'],
  ['（', '）'],
  ['【', '】'],
  ['<', '>'],
  ['`', '`'],
] as const;

/** `T+20m`, `T-1h30`, `T0`, `T+00:20`: a time since a moment that is told elsewhere. */
const sinceMark =
  /T\s?0?\s?([+−-])\s?(?:(\d{1,3})\s?(?:h|hr|hrs|hours?|std)\s?(?:(\d{1,2})\s?(?:m|min|minutes?)?)?(?!\w)|(\d{1,4})\s?(?:m|min|mins|minutes?|['′])(?!\w)|(\d{1,2}):(\d\d)(?::(\d\d))?(?!\d)|(\d{1,5})\s?(?:s|sec|seconds?)(?!\w)|0(?!\d|[.:]\d))|T\s?=?\s?0(?!\d|[.:]\d|\s?[+−-]|\s*=|\s+(?:is|was|ist|war|est|es|era|é|è|är|er)\s)/iy;

/**
 * Reads the time a text begins with, in the ways people write one: with or without a date, either of them first, a
 * range, a zone, in brackets or braces, about a time, or only meant as one. Undefined where it begins with none.
 */
export function readInstant(text: string, taught: TaughtZones): WrittenInstant | undefined {
  const lead = leading.exec(text)![0].length;
  const narrow = text.replace(/[０-９：．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const pair = brackets.find(([open]) => narrow.startsWith(open, lead));
  const read = pair ? readBracketed(narrow, lead, pair, taught) : new Reader(narrow, lead, taught).read();
  return read && narrow !== text ? { ...read, text: text.slice(lead, lead + read.text.length) } : read;
}

/** The colon of a definition, spaces, and a picture that some put before a time. */
const leading = /^(?::\s+)?(?:[\s\u200b]|\p{Extended_Pictographic}|\uFE0F)*/u;

function readBracketed(
  text: string,
  lead: number,
  [open, close]: (typeof brackets)[number],
  taught: TaughtZones,
): WrittenInstant | undefined {
  const end = text.indexOf(close, lead + open.length);
  if (end === -1 || end - lead > 60) return undefined;
  const inner = text.slice(lead + open.length, end);
  const read = readInstant(inner, taught);
  const after = end + close.length;
  const place = { text: text.slice(lead, after), length: after + separatorAt(text, after) };
  if (read && inner.slice(read.length).trim() === '') {
    // `[2024-05-03] 10:12` and `[10:12] [UTC]` go on behind the bracket.
    const rest = read.clock ? undefined : readInstant(text.slice(after), taught);
    if (rest?.clock && !rest.day) {
      const whole = text.slice(lead, after + rest.length);
      return { ...rest, day: read.day, text: whole.trim(), length: after + rest.length };
    }
    return { ...read, ...place };
  }
  if (open !== '{{' || !/\d/.test(inner)) return undefined;
  return { ...nothing(), ...place, isBroken: true, day: dayAt(inner.trim(), 0)?.day };
}

/**
 * Reads the time a text ends with, where words come first: `Resolved 2020-08-04 16:16`, `Alert fires (10:20 UTC)`,
 * `Detected at: 10:12`. Only its last characters are looked at.
 */
export function readInstantAtEnd(
  text: string,
  taught: TaughtZones,
): { label: number; stamp: WrittenInstant } | undefined {
  const whole = text.trimEnd().replace(/[.。]$/, '');
  const from = Math.max(0, whole.length - 70);
  const tail = whole.slice(from);
  for (const { index } of tail.matchAll(/(?<![\p{L}\p{N}:.,/+-])(?=[\p{L}\d~≈([{@])/gu)) {
    if (from + index === 0) continue;
    const stamp = readInstant(tail.slice(index), taught);
    if (!stamp?.clock || stamp.clock.isBare || tail.slice(index + stamp.length).trim() !== '') continue;
    const before = whole.slice(0, from + index);
    const label = before.replace(/[\s:：,;|–—-]+$/, '').length;
    if (label === 0) return undefined;
    return { label, stamp: { ...stamp, text: tail.slice(index).trim() } };
  }
  return undefined;
}

/** Whether a written instant tells a time of day, or is meant to. */
export function isTimed(stamp: WrittenInstant | undefined): stamp is WrittenInstant {
  return stamp !== undefined && (stamp.clock !== undefined || stamp.isBroken || stamp.since !== undefined);
}

/** Walks a text from left to right; each step takes what it finds. */
class Reader {
  readonly #text: string;
  readonly #lead: number;
  readonly #taught: TaughtZones;
  readonly #read = nothing();
  #index: number;
  /** Whether `T` stands between day and clock, as in ISO 8601: then a minus is an offset. */
  #isIso = false;
  #isBetween = false;
  /** Whether what stands behind the day is written as a clock and is none. */
  #isNoClock = false;
  /** Whether a word that leads to a time stands before it: `à 16h`. */
  #isLed = false;

  constructor(text: string, lead: number, taught: TaughtZones) {
    this.#text = text;
    this.#lead = lead;
    this.#index = lead;
    this.#taught = taught;
  }

  read(): WrittenInstant | undefined {
    const read = this.#read;
    this.#take(/@\s*/y);
    this.#isBetween = between.test(this.#text.slice(this.#index, this.#index + 12));
    this.#takeMark();
    // `No dia seguinte` is one word for a day, with no word before it.
    const lead = relativeDayAt(this.#text, this.#index) ? null : this.#take(leadWord);
    // `v 2.10` is a version more often.
    this.#isLed = this.#read.approximate || (lead !== null && !/^v\s/i.test(lead[0]));
    if (this.#isLed) this.#take(leadWord);
    this.#takeMark();
    if (this.#takeSince()) return this.#finish();
    this.#takeDay();
    if (!read.day && !this.#takeBrokenYear()) {
      const broken = at(brokenTime, this.#text, this.#index) ?? this.#noClock();
      if (broken) return this.#brokenUpTo(this.#index + broken[0].length);
    }
    const hasDay = read.day !== undefined || read.isBroken;
    this.#takeClock(hasDay);
    if (!hasDay && !read.clock) return undefined;
    if (read.clock) {
      this.#takeApproximate();
      this.#takeZone();
      this.#takeApproximate();
      this.#takeEnd(read.clock);
      this.#takeUtc();
      this.#takeYearBehind();
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

  #takeApproximate(): void {
    if (this.#take(approximateBehind)) this.#read.approximate = true;
  }

  #takeSince(): boolean {
    const found = this.#take(sinceMark);
    if (!found) return false;
    const [, sign, hours, more, minutes, h, m, s, seconds] = found;
    const number = (text: string | undefined) => Number(text ?? 0);
    const total =
      (number(hours) + number(h)) * 3600 +
      (number(more) + number(minutes) + number(m)) * 60 +
      number(s) +
      number(seconds);
    this.#read.since = (sign === undefined || sign === '+' ? 1 : -1) * total * 1000;
    return true;
  }

  #takeDay(): void {
    const found = writtenDayAt(this.#text, this.#index) ?? relativeDayAt(this.#text, this.#index);
    if (!found) return;
    this.#read.day = found.day;
    this.#index += found.length;
  }

  #takeBrokenYear(): boolean {
    const found = this.#take(brokenYear);
    if (!found) return false;
    const [text, , month, day] = found;
    this.#read.isBroken = true;
    const reading = { year: undefined, month: Number(month), day: Number(day), order: undefined };
    this.#read.brokenDay = {
      text,
      ...reading,
      isSwappable: false,
      readings: [reading],
      notation: undefined,
      weekday: undefined,
    };
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
      const link = this.#take(betweenDayAndClock);
      this.#isIso = link?.[0] === 'T';
      this.#takeMark();
      if (this.#takeBracketedClock()) return;
    }
    const basic = this.#isIso ? at(basicClock, this.#text, this.#index) : null;
    if (basic) {
      const [text, hour, minute, second] = basic;
      this.#read.clock = {
        text,
        hour: Number(hour),
        minute: Number(minute),
        second: second === undefined ? undefined : Number(second),
        fraction: '',
        half: undefined,
        isBare: false,
      };
      this.#index += text.length;
      return;
    }
    const found = clockAt(this.#text, this.#index);
    const end = this.#index + (found?.length ?? 0);
    const isSure =
      hasDay ||
      end === this.#text.length ||
      separatorAt(this.#text, end) > 0 ||
      // `08.30–09.10` and `11.00 neue Version`, if the rows beside it are the like.
      (/[.h]/.test(found?.clock.text ?? '') &&
        at(/\s+\p{L}|[-–—]\d{1,2}\.\d\d(?![\d.,%])/uy, this.#text, end) !== null);
    if (found && (!found.clock.isBare || isSure)) {
      // Behind a day, `10.12` is no number.
      const isBare = found.clock.isBare && !((hasDay || this.#isLed) && /[.h]/.test(found.clock.text));
      this.#read.clock = { ...found.clock, isBare };
      this.#index = end;
    } else if (hasDay && this.#take(noClock)) {
      this.#read.isBroken = true;
      this.#isNoClock = true;
    } else {
      this.#index = before.index;
      this.#read.approximate = before.approximate;
    }
  }

  /** What is written as a clock and is none, where it stands in the place of a time. */
  #noClock(): RegExpExecArray | null {
    const broken = at(noClock, this.#text, this.#index);
    const end = this.#index + (broken?.[0].length ?? 0);
    const isSetApart = end >= this.#text.trimEnd().length || /^\s*[-–—:|]|^\s+\p{L}/u.test(this.#text.slice(end));
    // `45:10 minutes` is a length.
    return isSetApart && !/^\s*(?:h|hours?|min|minutes?|hrs?|Uhr)(?!\p{L})/iu.test(this.#text.slice(end))
      ? broken
      : null;
  }

  /** Takes `(10:12 UTC)` behind a day. */
  #takeBracketedClock(): boolean {
    const inner = at(/[([（]([^()[\]（）]{3,40})[)\]）]/y, this.#text, this.#index);
    const read = inner && readInstant(inner[1]!, this.#taught);
    if (!inner || !read?.clock || read.day || inner[1]!.slice(read.length).trim() !== '') return false;
    Object.assign(this.#read, {
      clock: read.clock,
      zone: read.zone,
      end: read.end,
      endAsOffset: read.endAsOffset,
      approximate: this.#read.approximate || read.approximate,
    });
    this.#index += inner[0].length;
    return true;
  }

  #takeZone(): void {
    if (this.#read.zone) return;
    const { clock } = this.#read;
    // `-04:00` could be the end of a range, unless a `T` says that this is ISO 8601; `1000-1200` is one.
    if (!this.#isIso && at(clock?.isBare ? /\s*[-−–]\s?\d/y : /\s*[-−]\d\d:\d\d/y, this.#text, this.#index)) return;
    const ahead = zoneAhead(this.#text.slice(this.#index, this.#index + 80), this.#taught);
    if (!ahead || (/^[-−]/.test(ahead.zone.text) && !isRealOffset(ahead.zone.zone!))) return;
    this.#read.zone = ahead.zone;
    this.#index += ahead.length;
  }

  /** Takes the end of a range; of `14:03:10-25` only the seconds are written. */
  #takeEnd(clock: WrittenClock): void {
    const range = at(rangeMark, this.#text, this.#index) ?? (this.#isBetween && at(andMark, this.#text, this.#index));
    if (!range) return;
    const text = this.#text;
    let from = this.#index + range[0].length;
    const open = at(openEnd, text, from);
    if (open) {
      this.#read.note = open[0];
      this.#index = from + open[0].length;
      return;
    }
    const mark = at(/[@~≈∼]\s*/y, text, from)?.[0] ?? '';
    from += mark.length;
    const day = dayAt(text, from);
    const gap = day ? at(betweenDayAndClock, text, from + day.length)![0].length : 0;
    const endAt = from + (day?.length ?? 0) + gap;
    const end = clockAt(text, endAt);
    const seconds = clock.second === undefined ? null : at(/\d{2}(?![\d:])/y, text, from);
    if (end && (!end.clock.isBare || clock.isBare)) {
      const offset = day ? null : at(minusOffset, text, this.#index);
      const asOffset = offset?.[3] === ':' ? offsetFrom('-', offset[2]!, offset[4]) : undefined;
      if (/[~≈∼]/.test(mark)) this.#read.approximate = true;
      this.#read.end = { day: day?.day, clock: end.clock };
      if (asOffset !== undefined && !this.#read.zone && isRealOffset(asOffset)) this.#read.endAsOffset = asOffset;
      this.#index = endAt + end.length;
    } else if (seconds && range[0].trim() !== '' && !/\s/.test(range[0])) {
      this.#read.end = { day: undefined, clock: { ...clock, text: seconds[0], second: Number(seconds[0]) } };
      this.#index = from + 2;
    } else return;
    this.#takeApproximate();
    this.#takeZone();
    // `10:30 UTC – 10:45 UTC` names it twice.
    const again = this.#read.zone && zoneAhead(text.slice(this.#index, this.#index + 80), this.#taught);
    if (again && again.zone.text === this.#read.zone!.text) this.#index += again.length;
  }

  #takeUtc(): void {
    const beside = at(utcBeside, this.#text, this.#index);
    const inUtc = beside && clockAt(beside[1]!, 0);
    if (!inUtc) return;
    this.#read.inUtc = inUtc.clock;
    this.#index += beside[0].length;
  }

  /** Takes the year behind the clock, as `date` prints it: `Mon May  6 11:50:00 UTC 2024`. */
  #takeYearBehind(): void {
    const { day, clock, zone } = this.#read;
    if (!day || day.year !== undefined || day.readings.length === 0) return;
    const found = at(/,?\s+((?:19|20)\d\d)(?=[\s,:;)\]]|$)/y, this.#text, this.#index);
    const end = this.#index + (found?.[0].length ?? 0);
    // Elsewhere it has to be set apart: `12:10 UTC 2000 users`.
    const isPrinted = day.weekday !== undefined && clock!.second !== undefined;
    const isSetApart = zone !== undefined && (end >= this.#text.trimEnd().length || separatorAt(this.#text, end) > 0);
    if (!found || !(isPrinted || isSetApart)) return;
    this.#index = end;
    this.#read.day = inYear(day, Number(found[1]));
  }

  /** Takes a day behind the clock: `22:30 (Oct 29)`, `22:30 on 29 October`, `3:20 PM Tuesday June 14th, 2022`. */
  #takeDayBehind(): void {
    const relative = relativeDayBehind(this.#text, this.#index);
    if (relative) {
      this.#read.day = relative.day;
      this.#index += relative.length;
      return;
    }
    const nested = at(inParentheses, this.#text, this.#index);
    const inside = nested?.[1]!.trim();
    const day = inside === undefined ? undefined : dayAt(inside, 0);
    if (nested && day && day.length === inside!.length) {
      this.#read.day = day.day;
      this.#index += nested[0].length;
      return;
    }
    const link = at(/\s*[,;、]?\s*(?:(?:on|am|le|el|em|il|op|den|of|the|de|del|du)\s+)?/iy, this.#text, this.#index)!;
    const from = this.#index + link[0].length;
    const later = writtenDayAt(this.#text, from);
    if (!later || link[0] === '') return;
    const end = from + later.length;
    const isLinked = link[0].trim() !== '';
    const isSetApart = end >= this.#text.trimEnd().length || separatorAt(this.#text, end) > 0;
    if (!isLinked && later.day.weekday === undefined && !isSetApart) return;
    if (!isLinked && later.day.readings.length === 0) return;
    this.#read.day = later.day;
    this.#index = end;
    if (!this.#read.zone) this.#takeZone();
  }

  #finish(): WrittenInstant | undefined {
    const text = this.#text;
    const { clock, since } = this.#read;
    const gap = separatorAt(text, this.#index);
    const isEnd = this.#index >= text.trimEnd().length;
    // `3 pods` and `2024 was` begin with no time; a day alone has to be set apart from what follows.
    const mayFollow =
      clock || since !== undefined || this.#isNoClock
        ? /[\s,.;)\]|[]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/uy
        : /\s*\[\^/y;
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
    since: undefined,
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

/** A text in the place of a time that cannot be read, and speaks of a day: it ends the day above it. */
export function unreadInstant(text: string): WrittenInstant {
  return { ...nothing(), text, length: text.length, day: unreadDay(text), isBroken: true };
}

/** How long the marks and spaces are that set a time apart from its event; 0 where there are none. */
function separatorAt(text: string, index: number): number {
  return at(separator, text, index)?.[0].length ?? 0;
}
