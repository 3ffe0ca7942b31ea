import type { DayShift } from './relative-day.ts';
import { anyOf, daysInMonth, doubtfulMonths, monthNumbers, weekdayNumbers } from './calendar.ts';

/** A day as it was written; what was left out is undefined. */
export interface WrittenDay {
  text: string;
  /** Of the first reading, as `month` and `day` are; where there is none, they are 0. */
  year: number | undefined;
  month: number;
  day: number;
  /** Set if it has several readings. */
  isSwappable: boolean;
  /** Every day it can be. Empty where it looks like a day and is none: `31.06.2019`, `3 Marhc 2021`, `the next day`. */
  readings: readonly DayReading[];
  /** What stands between its numbers; days of one text that are written alike are read alike. */
  notation: Notation | undefined;
  /** The day of the week beside it, 0 for Sunday. */
  weekday: number | undefined;
  /** How far it is from another day, where the words only say that. */
  shift?: DayShift;
}

/** The mark between the numbers of a numeric day, and how many digits its year has. */
export type Notation = `${'/' | '-' | '.'}${'' | 'yy' | 'yyyy'}`;

/** What comes first in a numeric day. */
export type DayOrder = 'day-first' | 'month-first' | 'year-first';

/** A day that stands in a text. */
export interface FoundDay extends WrittenDay {
  start: number;
  end: number;
}

/** One way to read a written day; `order` of one in numbers, unless day and month are the same. */
export interface DayReading {
  year: number | undefined;
  month: number;
  day: number;
  order: DayOrder | undefined;
}

const monthWord = `(${anyOf(Object.keys(monthNumbers))})\\.?(?!\\p{L})`;
const weekdayWord = `(?:${anyOf(Object.keys(weekdayNumbers).filter((name) => name.length > 1))})`;
const article = '(?:(?:the|le|den|der|dem|el|il|lo|de|op|d\\.)\\s+)?';
/** `torsdagen den 21 mars` has the ending of its article. */
const weekdayAhead = new RegExp(`(${weekdayWord})(?:en)?\\.?[,、]?\\s+${article}(?=[\\p{L}\\d])`, 'iuy');
const weekdayBehind = new RegExp(
  `,?\\s*[（(]\\s*(${weekdayWord}|[${Object.keys(weekdayNumbers)
    .filter((name) => name.length === 1)
    .join(
      '',
    )}])\\.?\\s*[)）]|,?\\s+(${weekdayWord})\\.?(?=\\s*(?:$|[,:)]|\\d))|(?<=[日일])\\s*((?:星期|周)[一二三四五六日天]|[日月火水木金土]曜日?|[일월화수목금토]요일)`,
  'iuy',
);
const ordinal = '(?:st|nd|rd|th|er|e|º|°|ª)?';
const of = "(?:\\s+(?:of|de|d['’]))?";
const yearBehind = `(?:(?:\\s+(?:de|del|of))?[\\s,-]+((?:19|20|21)\\d\\d|['’]\\d\\d)(?!\\d|[:.]\\d|h\\d))?`;
const isoDay =
  /(\d{4})(?:([-/.‐-–])(\d{1,2})\2(\d{1,2})(?:(?<=\.\d{1,2})\.(?=\s|$))?|\.\s(\d{1,2})\.\s(\d{1,2})\.?)(?!\d|\.\d{3})/y;
/** `20240312` before `T0905`. */
const basicDay = /((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[T_ -]?[0-2]\d(?::?[0-5]\d){1,2})/y;
const cjkDay = /(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]/y;
const dayMonth = new RegExp(
  `(\\d{1,2})${ordinal}\\.?${of}[\\s-]*${monthWord}(?:-(\\d\\d)(?![\\d:]))?${yearBehind}`,
  'iuy',
);
const monthDay = new RegExp(
  `${monthWord}[\\s-]+${article}(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d)(?:,?\\s+((?:19|20|21)\\d\\d|['’]\\d\\d)(?!\\d|[:.]\\d|h\\d)|-(\\d{4})(?!\\d))?`,
  'iuy',
);
/** `2024. március 12.`, `2024-Mar-12`. */
const yearAhead = new RegExp(
  `((?:19|20)\\d\\d)(?:\\.?\\s+|[-/])${monthWord}(?:\\s+|[-/])(\\d{1,2})(?!\\d|[:.]\\d)\\.?`,
  'iuy',
);
/** `12/Mar/24`, `Mar-12-2024`: the same mark twice, since `October 29-30` is a range. */
const dayMarked = new RegExp(`(\\d{1,2})/${monthWord}/(\\d{4}|\\d\\d)(?![\\d:])`, 'iuy');
const monthMarked = new RegExp(`${monthWord}([-/])(\\d{1,2})\\2(\\d{4}|\\d\\d)(?![\\d:])`, 'iuy');
/** `8 tháng 3 năm 2024`, `ngày 8/3`. */
const vietnameseDay = /(?:ngày\s+)?(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2})(?:,?\s+(?:năm\s+)?((?:19|20)\d\d))?(?!\d)/iuy;
const numericDay = /(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/y;
const shortYear = /(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d|[:.]\d|[-/]\d)/y;
const shortDay =
  /(\d{1,2})([-/])(\d{1,2})(?=(?:[^\S\n]|[,(（])+(?:\p{L}{1,5}\.?[^\S\n]*)?[\d\p{L}(（]?\d?\d[:h.時]\d\d)/uy;
const dottedShortDay =
  /(\d{1,2})(\.)\s?(\d{1,2})\.(?=[\s,]*(?:\p{L}{1,3}\.?\s*)?\d{1,2}[:.]\d\d|\s*$|\s*[:–-]\s)|(\d{1,2})(\.)(\d{1,2})(?=,?[^\S\n]+(?:\p{L}{1,5}\.?[^\S\n]*)?\d{1,2}:\d\d)/uy;
/** Words where a month would be, with a clock behind: `3 Marhc 2021 10:00`. */
const misspelt =
  /(?:\d{1,2}\.?\s+\p{L}{3,12}\.?|\p{L}{3,12}\.?\s+\d{1,2},?)\s+(?:19|20)\d\d(?=[\s,:–-]*(?:\d{1,2}[:h.]\d\d|$))/uy;

/** The word “year” behind one: `2024 г.`, `2024 года`, `2024 r.` */
const yearWord = /\s?(?:г(?:\.|ода?(?!\p{L}))|р(?:\.|оку(?!\p{L}))|r\.|roku(?!\p{L})|yılı(?!\p{L}))/iuy;
/** What makes a day in numbers doubtful: `2024-03-1?`, `2024-03-1x`. */
const doubtful = /[?？]+|[xX_]+(?!\p{L})/uy;

/** A day whose number is left open: `?? August 2024`, `XX.08.2024`, `20.??.2024`. */
const gap = new RegExp(
  `(?:(?:\\?{1,2}|xx|tbd|tba)\\.?(?:\\s+|[-/.])(?:${monthWord}|\\d{1,2}(?=[-/.])|\\?{1,2}|xx)|\\d{1,2}[-/.](?:\\?{1,2}|xx))(?:[\\s,]+|[-/.])(?:(?:19|20)\\d\\d|\\?{2,4}|xxxx)|${monthWord}\\s+(?:\\?{1,2}|xx),?\\s+(?:19|20)\\d\\d`,
  'iuy',
);

/** Matches a sticky pattern at a place. */
export function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** The day written at a place in a text, and the length it takes with the weekday beside it. */
export function dayAt(text: string, index: number): { day: WrittenDay; length: number } | undefined {
  const found = writtenDayAt(text, index);
  return found && found.day.readings.length > 0 ? found : undefined;
}

/** What is written as a day at a place in a text, also where no such day exists. */
export function writtenDayAt(text: string, index: number): { day: WrittenDay; length: number } | undefined {
  const ahead = at(weekdayAhead, text, index);
  const behind = ahead && bareDayAt(text, index + ahead[0].length);
  const start = behind ? index + ahead[0].length : index;
  const bare = behind ?? bareDayAt(text, index);
  if (!bare) return undefined;
  const doubt = at(doubtful, text, start + bare.text.length);
  if (doubt && /\d$/.test(bare.text))
    return { day: unreadDay(bare.text + doubt[0]), length: start + bare.text.length + doubt[0].length - index };
  const year = /\d{4}$/.test(bare.text) ? at(yearWord, text, start + bare.text.length) : null;
  const end = start + bare.text.length + (year?.[0].length ?? 0);
  const follows = ahead && behind ? null : at(weekdayBehind, text, end);
  const named = behind ? ahead[1] : follows?.slice(1).find((name) => name !== undefined);
  const weekday = named === undefined ? undefined : weekdayNumbers[named.toLowerCase()];
  const readings = bare.readings.filter((one) => one.year === undefined || weekday === undefined || isOn(one, weekday));
  const [first] = readings;
  return {
    day: {
      ...bare,
      year: first?.year,
      month: first?.month ?? 0,
      day: first?.day ?? 0,
      isSwappable: readings.length > 1,
      readings,
      weekday,
    },
    length: end + (follows?.[0].length ?? 0) - index,
  };
}

type Bare = Pick<WrittenDay, 'text' | 'readings' | 'notation'>;

function bareDayAt(text: string, index: number): Bare | undefined {
  const named = (match: RegExpExecArray, year: string | undefined, month: string, day: string): Bare | undefined => {
    if (year === undefined && doubtfulMonths.has(month.toLowerCase())) return undefined;
    // Polish “5 listopada” is in November; Croatian “5. listopada”, with a point, in October.
    const isOther = /^listopada?$/i.test(month) && /^\d+\./.test(match[0]);
    const both = isOther ? [10, 11] : [monthNumbers[month.toLowerCase()]!];
    return {
      ...one(match[0], yearOf(year), both[0]!, Number(day)),
      readings: both.flatMap((each) => one('', yearOf(year), each, Number(day)).readings),
    };
  };
  const iso = at(isoDay, text, index);
  if (iso) return one(iso[0], Number(iso[1]), Number(iso[3] ?? iso[5]), Number(iso[4] ?? iso[6]));
  const basic = at(basicDay, text, index);
  if (basic) return one(basic[0], Number(basic[1]), Number(basic[2]), Number(basic[3]));
  const yearFirst = at(yearAhead, text, index);
  if (yearFirst)
    return one(yearFirst[0], Number(yearFirst[1]), monthNumbers[yearFirst[2]!.toLowerCase()]!, Number(yearFirst[3]));
  const cjk = at(cjkDay, text, index);
  if (cjk) return one(cjk[0], yearOf(cjk[1]), Number(cjk[2]), Number(cjk[3]));
  const vietnamese = at(vietnameseDay, text, index);
  if (vietnamese) return one(vietnamese[0], yearOf(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1]));
  const dayFirst = at(dayMarked, text, index);
  if (dayFirst) return named(dayFirst, dayFirst[3], dayFirst[2]!, dayFirst[1]!);
  const monthFirst = at(monthMarked, text, index);
  if (monthFirst) return named(monthFirst, monthFirst[4], monthFirst[1]!, monthFirst[3]!);
  const forward = at(dayMonth, text, index);
  if (forward) return named(forward, forward[3] ?? forward[4], forward[2]!, forward[1]!);
  const reversed = at(monthDay, text, index);
  if (reversed) return named(reversed, reversed[3] ?? reversed[4], reversed[1]!, reversed[2]!);
  const numeric = at(numericDay, text, index);
  if (numeric) {
    const [whole, a, mark, b, year] = numeric as unknown as [string, ...string[]];
    return several(whole, `${mark}yyyy` as Notation, [
      [Number(year), Number(b), Number(a), 'day-first'],
      [Number(year), Number(a), Number(b), 'month-first'],
    ]);
  }
  const short = at(shortYear, text, index);
  if (short) {
    const [whole, a, mark, b, c] = short as unknown as [string, ...string[]];
    return several(whole, `${mark}yy` as Notation, [
      [2000 + Number(c), Number(b), Number(a), 'day-first'],
      [2000 + Number(c), Number(a), Number(b), 'month-first'],
      [2000 + Number(a), Number(b), Number(c), 'year-first'],
    ]);
  }
  const yearless = at(shortDay, text, index) ?? at(dottedShortDay, text, index);
  if (yearless) {
    const [whole, ...parts] = yearless;
    const [a, mark, b] = parts.filter((part) => part !== undefined) as [string, string, string];
    const read = several(whole, mark as Notation, [
      [undefined, Number(b), Number(a), 'day-first'],
      [undefined, Number(a), Number(b), 'month-first'],
    ]);
    // `45/60 10:00` is no day at all.
    return read.readings.length > 0 ? read : undefined;
  }
  const wrong = at(misspelt, text, index) ?? at(gap, text, index);
  return wrong ? { text: wrong[0], readings: [], notation: undefined } : undefined;
}

function one(text: string, year: number | undefined, month: number, day: number): Bare {
  const reading: DayReading = { year, month, day, order: undefined };
  return { text, readings: exists(reading) ? [reading] : [], notation: undefined };
}

type Parts = [year: number | undefined, month: number, day: number, order: DayOrder];

function several(text: string, notation: Notation, parts: readonly Parts[]): Bare {
  const readings: DayReading[] = [];
  for (const [year, month, day, order] of parts) {
    const isNew = !readings.some((other) => other.month === month && other.day === day && other.year === year);
    if (isNew && exists({ year, month, day })) readings.push({ year, month, day, order });
  }
  // A day that is its own month shows no order.
  const isSame = readings.length === 1 && readings[0]!.month === readings[0]!.day;
  return { text, notation, readings: isSame ? [{ ...readings[0]!, order: undefined }] : readings };
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.length === 4 ? Number(text) : 2000 + Number(text.slice(-2));
}

function exists({ year, month, day }: Pick<DayReading, 'year' | 'month' | 'day'>): boolean {
  return day >= 1 && day <= daysInMonth(year, month) && (year === undefined || (year >= 1970 && year < 2200));
}

function isOn({ year, month, day }: DayReading, weekday: number): boolean {
  return new Date(Date.UTC(year!, month - 1, day)).getUTCDay() === weekday;
}

/** A text in the place of a day that cannot be read as one: a day without any reading. */
export function unreadDay(text: string): WrittenDay {
  return {
    text,
    year: undefined,
    month: 0,
    day: 0,
    isSwappable: false,
    readings: [],
    notation: undefined,
    weekday: undefined,
  };
}

const candidate =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_/.=-])(?=\d{1,4}[-/.年月년월]|\d{1,2}(?:st|nd|rd|th|er|e|º|°)?\.?\s|\p{L}{3,13}\.?\s+\d)/gu;

/** A day without a year, in that year. */
export function inYear(day: WrittenDay, year: number): WrittenDay {
  return { ...day, year, readings: day.readings.map((reading) => ({ ...reading, year })) };
}

const weekdayBefore = new RegExp(`(?<!\\p{L})(${weekdayWord})(?:en)?\\.?[,、]?\\s+${article}$`, 'iu');

/** Whether the day of the week that stands before a day is another one than that of every date it can be. */
function isContradicted(text: string, start: number, { readings }: WrittenDay): boolean {
  const word = weekdayBefore.exec(text.slice(Math.max(0, start - 30), start))?.[1];
  const weekday = word === undefined ? undefined : weekdayNumbers[word.toLowerCase()];
  return weekday !== undefined && readings.every((one) => one.year !== undefined && !isOn(one, weekday));
}

/**
 * Every day with a month and a day number that running text names, in order. Never throws.
 *
 * @param isSound leaves out a day beside which stands the day of the week of another date
 */
export function daysIn(text: string, isSound = true): FoundDay[] {
  const found: FoundDay[] = [];
  if (!/\d/.test(text)) return found;
  let end = 0;
  for (const { index } of text.matchAll(candidate)) {
    if (index < end) continue;
    const written = writtenDayAt(text, index);
    if (isSound && written?.day.weekday !== undefined && written.day.readings.length === 0) {
      end = index + written.length;
      continue;
    }
    if (!written || written.day.readings.length === 0) continue;
    const { day } = written;
    const start = text.indexOf(day.text, index);
    if (isSound && isContradicted(text, start, day)) continue;
    // `1.2.10` in a sentence is a version more often.
    if (day.notation === '.yy' && !/^\d\d\.\d\d\.\d\d$/.test(day.text)) continue;
    end = start + day.text.length;
    const above = found.at(-1);
    const same = above && inWords(above, day, text.slice(above.end, start));
    if (same) found[found.length - 1] = { ...above, ...same };
    else found.push({ ...day, start, end });
  }
  return found;
}

/** A day in numbers and, in brackets behind it, the same in words: `10/02/2025 (10 February)`. */
function inWords(numbers: FoundDay, words: WrittenDay, between: string): Partial<FoundDay> | undefined {
  if (numbers.notation === undefined || words.notation !== undefined || !/^\s*[([（=,]\s*$/u.test(between))
    return undefined;
  const isSame = (one: DayReading, other: DayReading) =>
    one.month === other.month && one.day === other.day && (other.year === undefined || one.year === other.year);
  const readings = numbers.readings.filter((one) => words.readings.some((other) => isSame(one, other)));
  const [reading, ...others] = readings;
  if (!reading || others.length > 0) return undefined;
  return { readings, year: reading.year, month: reading.month, day: reading.day, isSwappable: false };
}
