import { clockIn, dayIn, longDayIn } from '../core/model/clock.ts';
import type { PublicPostmortem, PublicTime } from '../core/publish/public.ts';

/** `15 April 2026` of an ISO day. */
export function longDay(day: string): string {
  return longDayIn(Date.parse(`${day}T00:00:00Z`), 'UTC');
}

/** `15 April 2026`: the day an incident began; undefined where that is not told. */
export function dayOf({ began }: PublicPostmortem, zone: string): string | undefined {
  return began && longDayIn(Date.parse(began.from), zone);
}

/** The year under which an incident is listed; that of its publication where its beginning is not told. */
export function yearOf({ began, published }: PublicPostmortem, zone: string): string {
  return (began ? dayIn(Date.parse(began.from), zone) : published).slice(0, 4);
}

/** A time in a table whose rows go on in the day of the row above: `14:03`, and the day where it is another one. */
export function shortTime(time: PublicTime, above: PublicTime | undefined, zone: string): string {
  if (time.precision === 'day') return time.text;
  const day = (one: PublicTime) => dayIn(Date.parse(one.from), zone);
  if (!above || above.precision === 'day' || day(above) !== day(time) || day(time) !== dayIn(Date.parse(time.to), zone))
    return time.text.replace(` ${zone}`, '');
  const seconds = time.precision === 'second' || time.precision === 'millisecond';
  const [from, to] = [time.from, time.to].map((iso) => clockIn(Date.parse(iso), zone, seconds));
  return `${time.approximate ? 'about ' : ''}${from === to ? from : `${from} – ${to}`}`;
}
