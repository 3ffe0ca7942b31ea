/**
 * Formatting of instants for people: ISO days, 24-hour clocks, one zone named. All instants in milliseconds. Days are told
 * in English unless a language is given, by its tag.
 */

/** `2026-04-15` in a zone. */
export function dayIn(instant: number, zone: string): string {
  const day = Math.floor((instant + offsetIn(instant, zone)) / 86_400_000);
  let name = days.get(day);
  if (name === undefined) days.set(day, (name = new Date(day * 86_400_000).toISOString().split('T')[0]!));
  return name;
}

const days = new Map<number, string>();

/** `14:03`, or `14:03:22` where seconds matter. */
export function clockIn(instant: number, zone: string, seconds = false): string {
  const local = new Date(instant + offsetIn(instant, zone));
  return local
    .toISOString()
    .split('T')[1]!
    .slice(0, seconds ? 8 : 5);
}

/** `15 April 2026`. */
export function longDayIn(instant: number, zone: string, language = 'en'): string {
  return tellDay(instant, zone, language, 'long', ([day, month, year]) => `${day} ${month} ${year}`);
}

/** `15 Apr`. */
export function shortDayIn(instant: number, zone: string, language = 'en'): string {
  return tellDay(instant, zone, language, 'short', ([day, month]) => `${day} ${month.slice(0, 3)}`);
}

/** `Apr 2026`. */
export function monthIn(instant: number, zone: string, language = 'en'): string {
  return tellDay(instant, zone, language, 'month', ([, month, year]) => `${month.slice(0, 3)} ${year}`);
}

const dayForms = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** English is put together here, so that no other version of Node writes what an approval covers in another way. */
function tellDay(
  instant: number,
  zone: string,
  language: string,
  form: keyof typeof dayForms,
  english: (parts: [day: number, month: string, year: string]) => string,
): string {
  if (/^en\b/.test(language)) {
    const [, year, month, day] = /^(.+)-(\d\d)-(\d\d)$/.exec(dayIn(instant, zone))!;
    return english([Number(day), monthNames[Number(month) - 1]!, year!]);
  }
  const key = `${language} ${form}`;
  let format = dayFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...dayForms[form], timeZone: 'UTC' });
    dayFormats.set(key, format);
  }
  return format.format(instant + offsetIn(instant, zone));
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at an instant, as people write it: `UTC`, `UTC+2`, `UTC−3:30`. */
export function offsetNameIn(instant: number, zone: string): string {
  const minutes = Math.round(offsetIn(instant, zone) / minute);
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** The months in English. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** The weekdays in English, as `Date` counts them. */
export const weekdayNames: readonly string[] = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Whole days from one day to another, both YYYY-MM-DD; negative where the second stands before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whole months from one day to another, both YYYY-MM-DD: a month is full on the same day of the next, or on its last. */
export function monthsBetween(from: string, to: string): number {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const full = toDay >= Math.min(day, lastDay);
  return (toYear - year) * 12 + toMonth - month - (full ? 0 : 1);
}

const fixed = /^([+-])(\d{2}):(\d{2})$/;
/** Zones change their offset at a full minute (St. John’s did at 00:01), so that one look-up serves the whole minute. */
const minute = 60_000;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone (IANA name, `UTC` or `±hh:mm`) is ahead of UTC at an instant, in milliseconds. */
export function offsetIn(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const match = fixed.exec(zone);
  if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map<number, number>()));
  const start = Math.floor(instant / minute) * minute;
  let offset = known.get(start);
  if (offset === undefined) {
    const parts: Record<string, number> = {};
    for (const { type, value } of formatIn(zone).formatToParts(start)) parts[type] = Number(value);
    const { year, month, day, hour, minute, second } = parts as Record<
      'year' | 'month' | 'day' | 'hour' | 'minute' | 'second',
      number
    >;
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    known.set(start, offset);
  }
  return offset;
}

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}
