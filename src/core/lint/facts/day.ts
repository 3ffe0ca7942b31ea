import { monthNumber, monthPattern, weekdayNames } from '../../text/calendar.ts';

/** A day in running text. */
export interface Day {
  text: string;
  start: number;
  end: number;
  /** YYYY-MM-DD. */
  day: string;
}

const pattern = new RegExp(
  `(?<![\\w-])(?:(?<iso>\\d{4}-\\d{2}-\\d{2})(?![\\w-])|(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${monthPattern})\\b\\.?(?:,? (?<year>\\d{4}))?|(?<monthFirst>${monthPattern})\\.? (?<dayLast>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<yearLast>\\d{4}))?)`,
  'g',
);

/** Every day in a text. A day without a year takes the one given. Never throws. */
export function readDays(text: string, year: number): Day[] {
  const days: Day[] = [];
  if (!/\d/.test(text)) return days;
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups!;
    const name = groups['month'] ?? groups['monthFirst'];
    const day =
      groups['iso'] ??
      `${groups['year'] ?? groups['yearLast'] ?? year}-${pad(monthNumber(name!))}-${pad(Number(groups['day'] ?? groups['dayLast']))}`;
    const time = Date.parse(`${day}T00:00:00Z`);
    // 31 June is none.
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) continue;
    days.push({ text: match[0], start: match.index, end: match.index + match[0].length, day });
  }
  return days;
}

/** The day written beside a stretch of text: `March 3, 14:02`, `14:02 UTC on March 3`. */
export function dayBeside(
  { start, end }: { start: number; end: number },
  days: readonly Day[],
  text: string,
): string | undefined {
  return days.find(
    (one) =>
      /^,? (?:at )?$/.test(text.slice(one.end, start)) || /^,? (?:UTC )?(?:on )?$/.test(text.slice(end, one.start)),
  )?.day;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** Days between two days, of the calendar or without Saturdays and Sundays; the first is not counted. */
export function daysBetween(from: string, to: string, count: 'calendar' | 'business'): number {
  const [a, b] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const days = Math.round((b - a) / 86_400_000);
  if (count === 'calendar' || days < 0 || days > 2_000) return days;
  let business = 0;
  for (let index = 1; index <= days; index++) {
    const weekday = new Date(a + index * 86_400_000).getUTCDay();
    if (weekday !== 0 && weekday !== 6) business++;
  }
  return business;
}

/** Name of the weekday of a day. */
export function weekdayOf(day: string): string {
  return weekdayNames[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}
