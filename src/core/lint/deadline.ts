const millisecondsOfDay = 86_400_000;
/** A century: beyond it a deadline is none. */
const mostDays = 36_500;

/** How many days are allowed, and which of them count. */
export interface Deadline {
  days: number;
  count: 'calendar' | 'business';
}

/** The last day on which something that began on a day is still in time. Business days are Monday to Friday. */
export function lastDay(from: string, { days: wanted, count }: Deadline): string {
  const days = Math.min(wanted, mostDays);
  let time = Date.parse(`${from}T00:00:00Z`);
  if (count === 'calendar') return dayAt(time + days * millisecondsOfDay);
  for (let left = days; left > 0;) {
    time += millisecondsOfDay;
    const weekday = new Date(time).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return dayAt(time);
}

/** `5 business days`, `1 day`. */
export function nameOfDeadline({ days, count }: Deadline): string {
  return `${days} ${count === 'business' ? 'business ' : ''}${days === 1 ? 'day' : 'days'}`;
}

function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
