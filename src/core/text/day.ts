import { daysInMonth, monthNumbers, weekdayPattern } from './calendar.ts';

/** A day as it was written; what was left out is undefined. */
export interface WrittenDay {
  text: string;
  year: number | undefined;
  /** Where day and month could be swapped, the first reading: the day first. */
  month: number;
  day: number;
  /** Set if day and month could be swapped and the text does not tell. */
  isSwappable: boolean;
}

/** A day that stands in a text. */
export interface FoundDay extends WrittenDay {
  start: number;
  end: number;
}

/** One way to read a written day; `order` where another way swaps day and month. */
export interface DayReading {
  year: number | undefined;
  month: number;
  day: number;
  order: 'day-first' | 'month-first' | undefined;
}

const monthWord = `(${Object.keys(monthNumbers)
  .sort((a, b) => b.length - a.length)
  .join('|')})\\.?(?![a-zäöåæø])`;
const weekday = new RegExp(`${weekdayPattern}\\.?,?\\s+(?=\\d|[a-z])`, 'iy');
const isoDay = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const cjkDay = /(?:(\d{4})年\s*)?(\d{1,2})月\s*(\d{1,2})日/y;
const dayMonth = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?\\.?(?:\\s+of)?[\\s-]+${monthWord}(?:[\\s,-]+(\\d{4})(?!\\d|:\\d))?`,
  'iy',
);
const monthDay = new RegExp(
  `${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d)(?:,?\\s+(\\d{4})(?!\\d|:\\d))?`,
  'iy',
);
const numericDay = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/y;
const shortDay = /(\d{1,2})[-/](\d{1,2})(?=\s+\d{1,2}:\d\d)/y;

/** Matches a sticky pattern at a place. */
export function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** The day written at a place in a text, and the length it takes with the weekday before it. */
export function dayAt(text: string, index: number): { day: WrittenDay; length: number } | undefined {
  const start = index + (at(weekday, text, index)?.[0].length ?? 0);
  const found = (match: RegExpExecArray, y: string | undefined, month: number, d: string, isSwappable = false) => {
    const [year, day] = [y === undefined ? undefined : Number(y), Number(d)];
    const exists = day >= 1 && day <= daysInMonth(year, month) && (year === undefined || (year >= 1970 && year < 2200));
    if (!exists) return undefined;
    return { day: { text: match[0], year, month, day, isSwappable }, length: start + match[0].length - index };
  };
  const iso = at(isoDay, text, start);
  if (iso) return found(iso, iso[1], Number(iso[3]), iso[4]!);
  const cjk = at(cjkDay, text, start);
  if (cjk) return found(cjk, cjk[1], Number(cjk[2]), cjk[3]!);
  const named = at(dayMonth, text, start);
  if (named) return found(named, named[3], monthNumbers[named[2]!.toLowerCase()]!, named[1]!);
  const reversed = at(monthDay, text, start);
  if (reversed) return found(reversed, reversed[3], monthNumbers[reversed[1]!.toLowerCase()]!, reversed[2]!);
  const numeric = at(numericDay, text, start);
  const match = numeric ?? at(shortDay, text, start);
  if (!match) return undefined;
  const [first, second, year] = numeric ? [match[1]!, match[3]!, match[4]] : [match[1]!, match[2]!, undefined];
  if (Number(first) <= 12 && Number(second) > 12) return found(match, year, Number(first), second);
  return found(match, year, Number(second), first, Number(first) <= 12 && Number(first) !== Number(second));
}

/** Every day that a written day can be: one, or two where day and month could be swapped. */
export function readingsOfDay({ year, month, day, isSwappable }: WrittenDay): DayReading[] {
  if (!isSwappable) return [{ year, month, day, order: undefined }];
  return [
    { year, month, day, order: 'day-first' },
    { year, month: day, day: month, order: 'month-first' },
  ];
}

const candidate = /(?<![\w/.=-])(?=\d{1,4}[-/.年月]|\d{1,2}(?:st|nd|rd|th)?\.?\s|[A-Za-zäÄ]{3,9}\.?\s+\d)/g;

/** Every day with a month and a day number that running text names, in order. Never throws. */
export function daysIn(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  if (!/\d/.test(text)) return found;
  for (const { index } of text.matchAll(candidate)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const read = dayAt(text, index);
    if (read) found.push({ ...read.day, start: index + read.length - read.day.text.length, end: index + read.length });
  }
  return found;
}
