import { clockIn, longDayIn, monthIn, offsetNameIn, shortDayIn } from './clock.ts';
import type { Moment } from './moment.ts';
import type { Precision } from './vocabulary.ts';
import { english, type TimeWords } from './words.ts';

/** The words that moments need. */
export type MomentWords = Pick<TimeWords, 'language' | 'about'>;

/** The part of a moment that is shown. */
export type Shown = Pick<Moment, 'earliest' | 'latest' | 'precision' | 'approximate'>;

/** A moment as it stands among others: `14:03`, `~14:03`, `14:10–14:14`, and `16 Apr 11:20` on another day than `near`. */
export function momentIn(
  { earliest, latest, precision, approximate }: Shown,
  zone: string,
  near: number,
  language = 'en',
): string {
  const seconds = precision === 'second' || precision === 'millisecond';
  const sign = approximate ? '~' : '';
  const day = shortDayIn(earliest, zone, language);
  if (precision === 'day') return sign + day;
  const start = clockIn(earliest, zone, seconds);
  const end = latest > earliest ? `–${clockIn(latest, zone, seconds)}` : '';
  return `${day === shortDayIn(near, zone, language) ? '' : `${day} `}${sign}${start}${end}`;
}

/** A moment by itself: `15 April 2026, 14:03`, without a clock where none was written. */
export function datedIn(
  { earliest, precision, approximate }: Shown,
  zone: string,
  { language, about }: MomentWords = english,
): string {
  const day = longDayIn(earliest, zone, language);
  const seconds = precision === 'second' || precision === 'millisecond';
  const dated = precision === 'day' ? day : `${day}, ${clockIn(earliest, zone, seconds)}`;
  return approximate ? about(dated) : dated;
}

/** How a time is written: among others, by itself, as a mark on an axis, or as the zone alone. */
export type TimeForm = 'moment' | 'dated' | 'clock' | 'seconds' | 'day' | 'month' | 'zone' | 'zone-city' | 'day-zone';

/**
 * What a page keeps beside a time so that it can be written again in another zone, read by `timeIn`. Undefined for a
 * whole day, which has no clock to move.
 */
export function timeData(form: TimeForm, shown: Shown, near: number = shown.earliest): string | undefined {
  const { earliest, latest, precision, approximate } = shown;
  if (precision === 'day' && (form === 'moment' || form === 'dated')) return undefined;
  const parts = [form, earliest, precision, approximate ? '~' : '=', latest - earliest, near - earliest];
  // A page keeps a hundred of these: what is as usual is left out at the end.
  const usual = [undefined, undefined, undefined, '=', 0, 0];
  return parts.slice(0, parts.findLastIndex((part, index) => part !== usual[index]) + 1).join(' ');
}

/** A time in a zone, from what `timeData` kept; undefined for anything else. */
export function timeIn(data: string, zone: string, words: MomentWords = english): string | undefined {
  const { language } = words;
  const [form, earliest, precision, sign, length = 0, near = 0] = data.split(' ');
  const at = Number(earliest);
  if (precision === undefined || Number.isNaN(at)) return undefined;
  const shown: Shown = {
    earliest: at,
    latest: at + Number(length),
    precision: precision as Precision,
    approximate: sign === '~',
  };
  switch (form as TimeForm) {
    case 'moment':
      return momentIn(shown, zone, at + Number(near), language);
    case 'dated':
      return datedIn(shown, zone, words);
    case 'clock':
    case 'seconds': {
      const clock = clockIn(at, zone, form === 'seconds');
      return /^00:00(:00)?$/.test(clock) ? shortDayIn(at, zone, language) : clock;
    }
    case 'day':
      return shortDayIn(at, zone, language);
    case 'month':
      return monthIn(at, zone, language);
    case 'zone':
      return zone;
    case 'zone-city':
      return zone.split('/').at(-1)!.replaceAll('_', ' ');
    case 'day-zone':
      return `${shortDayIn(at, zone, language)}, ${zone}`;
    default:
      return undefined;
  }
}

/** A place between two rows of a timeline where the day or the clocks change. */
export interface Break {
  /** Index of the row it stands before. */
  before: number;
  /** `15 April 2026` where a day begins that the row above does not have. */
  day: string | undefined;
  /** The offset from here on. */
  offset: string;
  /** The offset up to here, where the clocks changed since the row above. */
  changed: string | undefined;
}

/**
 * Where the day or the offset changes between the rows of a timeline as a zone shows them. Rows without a time are
 * passed over; a row that is a whole day keeps the zone it was written in, since a day has no clock to move.
 */
export function breaksIn(
  rows: readonly ({ at: number; wholeDayIn?: string | undefined } | undefined)[],
  zone: string,
  language = 'en',
): Break[] {
  const breaks: Break[] = [];
  let last: { day: string; offset: string } | undefined;
  rows.forEach((row, before) => {
    if (!row) return;
    const own = row.wholeDayIn ?? zone;
    const day = longDayIn(row.at, own, language);
    const offset =
      row.wholeDayIn === undefined ? offsetNameIn(row.at, zone) : (last?.offset ?? offsetNameIn(row.at, zone));
    const changed = last && last.offset !== offset ? last.offset : undefined;
    const begins = last?.day === day ? undefined : day;
    if (begins !== undefined || changed !== undefined) breaks.push({ before, day: begins, offset, changed });
    last = { day, offset };
  });
  return breaks;
}
