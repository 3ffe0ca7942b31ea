const millisecondsOfDay = 86_400_000;
/** A century: beyond it a deadline is none. */
const mostDays = 36_500;

/** How many days are allowed, and which of them count. */
export interface Deadline {
  days: number;
  count: 'calendar' | 'business';
}

/** Days on which nobody works: `2026-12-24`, or `12-25` for every year. */
export type Holidays = Iterable<string>;

/** Whether people work on a day: Monday to Friday, unless it is a holiday. */
export function isBusinessDay(day: string, holidays: Holidays = []): boolean {
  return works(Date.parse(`${day}T00:00:00Z`), new Set(holidays));
}

/** The last day on which something that began on a day is still in time. */
export function lastDay(from: string, { days: wanted, count }: Deadline, holidays: Holidays = []): string {
  const days = Math.min(wanted, mostDays);
  const start = Date.parse(`${from}T00:00:00Z`);
  if (count === 'calendar') return dayAt(start + days * millisecondsOfDay);
  const free = new Set(holidays);
  // A calendar with no working day in it has no deadline either.
  const end = start + 2 * mostDays * millisecondsOfDay;
  let time = start;
  for (let left = days; left > 0 && time < end;) {
    time += millisecondsOfDay;
    if (works(time, free)) left--;
  }
  return dayAt(time);
}

/** How many business days come after a day, up to and including another; negative where that is before it. */
export function businessDaysBetween(from: string, to: string, holidays: Holidays = []): number {
  const [start, end] = [from, to].map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number];
  if (end < start) return -businessDaysBetween(to, from, holidays);
  if (end - start > 2 * mostDays * millisecondsOfDay) return Math.round(((end - start) / millisecondsOfDay) * (5 / 7));
  const free = new Set(holidays);
  let days = 0;
  for (let time = start + millisecondsOfDay; time <= end; time += millisecondsOfDay) if (works(time, free)) days++;
  return days;
}

/** `5 business days`, `1 day`. */
export function nameOfDeadline({ days, count }: Deadline): string {
  return `${days} ${count === 'business' ? 'business ' : ''}${days === 1 ? 'day' : 'days'}`;
}

function works(time: number, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(time).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (holidays.size === 0) return true;
  const day = dayAt(time);
  return !holidays.has(day) && !holidays.has(day.slice(-5));
}

function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
