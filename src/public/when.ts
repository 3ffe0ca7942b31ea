import { clockIn, dayIn, longDayIn } from '../core/model/clock.ts';
import type { Span } from '../core/model/moment.ts';
import { formatSpan } from '../core/model/span.ts';
import { precisions } from '../core/model/vocabulary.ts';
import type { PublicDuration, PublicPostmortem, PublicTime } from '../core/publish/public.ts';
import type { Texts } from '../texts/texts.ts';

type TimeWords = Texts['time'];

/** `15 April 2026` of an ISO day. */
export function longDay(day: string, { language }: TimeWords): string {
  return longDayIn(Date.parse(`${day}T00:00:00Z`), 'UTC', language);
}

/** `15 April 2026`: the day an incident began, if it is public. */
export function dayOf({ began }: PublicPostmortem, zone: string, { language }: TimeWords): string | undefined {
  return began && longDayIn(Date.parse(began.from), zone, language);
}

/** The year an incident is listed under: the one it began in, else the one it was published in. */
export function yearOf({ began, published }: PublicPostmortem, zone: string): string {
  return (began ? dayIn(Date.parse(began.from), zone) : published).slice(0, 4);
}

/** A time in the precision of the policy: `15 April 2026, 14:03 UTC`. */
export function wholeTime(time: PublicTime, zone: string, words: TimeWords): string {
  return told(time, words, (instant) => {
    const day = longDayIn(instant, zone, words.language);
    return time.precision === 'day' ? day : `${day}, ${clockOf(time, instant, zone)} ${zone}`;
  });
}

/** A time in a table: `14:03`, preceded by the day where it differs from that of the row above. */
export function shortTime(time: PublicTime, above: PublicTime | undefined, zone: string, words: TimeWords): string {
  if (time.precision === 'day') return wholeTime(time, zone, words);
  const day = (one: PublicTime) => dayIn(Date.parse(one.from), zone);
  const goesOn =
    above && above.precision !== 'day' && day(above) === day(time) && day(time) === dayIn(Date.parse(time.to), zone);
  if (!goesOn) return wholeTime(time, zone, words).replace(` ${zone}`, '');
  return told(time, words, (instant) => clockOf(time, instant, zone));
}

function told({ from, to, approximate }: PublicTime, words: TimeWords, one: (instant: number) => string): string {
  const [first, last] = [from, to].map((iso) => one(Date.parse(iso)));
  const text = from === to ? first! : `${first} – ${last}`;
  return approximate ? words.about(text) : text;
}

function clockOf({ precision }: PublicTime, instant: number, zone: string): string {
  return clockIn(instant, zone, precision === 'second' || precision === 'millisecond');
}

/**
 * A duration in the precision of the policy. The edition holds it as English text, which the approval covers; its
 * precision is found by formatting it in English again.
 */
export function lengthOf(duration: PublicDuration, words: TimeWords): string {
  const span = spanOf(duration);
  const length = span ? formatSpan(span, words) : words.lessThan(`15 ${words.units.minute}`);
  return duration.over ? length : words.atLeast(length);
}

/** The same as a span; undefined for what is told as less than a quarter of an hour. */
export function spanOf({ least, most, text }: PublicDuration): Span | undefined {
  const said = text.replace(/^at least /, '');
  return [false, true]
    .flatMap((approximate) => precisions.map((precision) => ({ least, most, precision, approximate })))
    .find((each) => formatSpan(each) === said);
}
