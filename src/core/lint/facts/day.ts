import { weekdayNames } from '../../model/clock.ts';
import { daysInMonth, monthPattern } from '../../text/calendar.ts';
import { daysIn } from '../../text/day.ts';

/** A day in running text. */
export interface Day {
  text: string;
  start: number;
  end: number;
  /** YYYY-MM-DD. */
  day: string;
}

const iso = /^\d{4}-\d\d-\d\d$/;
/** A month in English with a capital, which is no other word. */
const month = new RegExp(`(?<!\\p{L})(?:${monthPattern})(?!\\p{L})`, 'u');

/** Every day in a text that can be nothing else. A day without a year takes the one given. Never throws. */
export function readDays(text: string, year: number): Day[] {
  if (!month.test(text) && !/\d{4}-\d\d/.test(text)) return [];
  return (
    daysIn(text, false)
      .filter(({ text: written }) => iso.test(written) || month.test(written))
      // `2026-04-21-checkout` is a name.
      .filter(({ text: written, end }) => !iso.test(written) || !/[\w-]/.test(text.charAt(end)))
      .map(({ text: written, start, end, ...read }) => ({ ...read, year: read.year ?? year, written, start, end }))
      .filter((read) => read.day <= daysInMonth(read.year, read.month))
      .map(({ year: full, month, day, written, start, end }) => ({
        text: written,
        start,
        end,
        day: `${full}-${pad(month)}-${pad(day)}`,
      }))
  );
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
