import type { Moment, Span } from './moment.ts';
import { numberIn } from './number.ts';
import { precisionMilliseconds, precisions, type Precision } from './vocabulary.ts';
import { english, type TimeWords } from './words.ts';

/** The coarser of two precisions. */
export function coarser(a: Precision, b: Precision): Precision {
  return precisions.indexOf(a) > precisions.indexOf(b) ? a : b;
}

/**
 * The time from one moment to another, in milliseconds; negative where `to` stands before `from`.
 *
 * Ranges give an interval: the least is from the end of the first to the start of the second, the most from
 * the start of the first to the end of the second. The precision is the coarser of the two, and the span is
 * approximate if either moment is.
 */
export function spanBetween(from: Moment, to: Moment): Span {
  return {
    least: to.earliest - from.latest,
    most: to.latest - from.earliest,
    precision: coarser(from.precision, to.precision),
    approximate: from.approximate || to.approximate,
  };
}

/**
 * A span as people say it: `31 min`, `1 h 45 min`, `about 5–12 min`.
 *
 * At most two neighbouring units, rounded half up to the smaller, and never a unit finer than the precision.
 * Two times written to the minute that are equal, `14:03` and `14:03`, can be anything under a minute apart: what
 * rounds to nothing is `less than 1 min`, never `0 min` (`about 1 min or less` where it is approximate,
 * `up to 12 min` as the lower end of a range). A span below zero keeps its sign.
 */
export function formatSpan(span: Span, words: TimeWords = english): string {
  const least = partsOf(span.least, span.precision, words);
  const most = partsOf(span.most, span.precision, words);
  const about = (length: string) => (span.approximate ? words.about(length) : length);
  const one = `1 ${words.units[span.precision]}`;
  if (!least && !most) return span.approximate ? words.aboutOrLess(one) : words.lessThan(one);
  if (!least) return words.upTo(about(print(most!)));
  if (!most) return about(words.to(print(least), one));
  const [a, b] = [print(least), print(most)];
  // Two different ends that round to one value are not an exact value.
  if (a === b) return span.least === span.most ? about(a) : words.about(a);
  if (least.negative || most.negative) return about(words.to(a, b));
  const [first, second] = [least.parts, most.parts];
  if (first.length === 1 && second.length === 1 && first[0]!.sign === second[0]!.sign)
    return about(`${first[0]!.count}–${b}`);
  return about(`${a} – ${b}`);
}

/** A single length of time as people say it, under the rules of `formatSpan`; for medians, means and other aggregates. */
export function formatMilliseconds(
  milliseconds: number,
  precision: Precision = 'minute',
  words: TimeWords = english,
): string {
  return formatSpan({ least: milliseconds, most: milliseconds, precision, approximate: false }, words);
}

/**
 * A length of time as an ISO 8601 duration, such as `PT1H45M` or `P2DT3H`, rounded to the millisecond:
 * what `<time datetime>` takes. HTML has no form for a negative one; it gets a leading `-`, as in Temporal.
 */
export function isoDuration(milliseconds: number): string {
  const total = Math.round(Math.abs(milliseconds));
  const days = Math.floor(total / precisionMilliseconds.day);
  const hours = Math.floor((total % precisionMilliseconds.day) / precisionMilliseconds.hour);
  const minutes = Math.floor((total % precisionMilliseconds.hour) / precisionMilliseconds.minute);
  const seconds = (total % precisionMilliseconds.minute) / 1000;
  const date = days ? `${days}D` : '';
  const time = (hours ? `${hours}H` : '') + (minutes ? `${minutes}M` : '') + (seconds ? `${seconds}S` : '');
  const sign = milliseconds < 0 && total > 0 ? '-' : '';
  return `${sign}P${date}${time || !date ? `T${time || '0S'}` : ''}`;
}

interface Parts {
  negative: boolean;
  parts: { count: string; sign: string }[];
}

function print({ negative, parts }: Parts): string {
  return (negative ? '−' : '') + parts.map(({ count, sign }) => `${count} ${sign}`).join(' ');
}

/** Undefined for what rounds to nothing. */
function partsOf(milliseconds: number, precision: Precision, { units, language }: TimeWords): Parts | undefined {
  const negative = milliseconds < 0;
  let finest = precisions.indexOf(precision);
  let length = Math.abs(milliseconds);
  if (precision === 'millisecond') {
    length = Math.round(length);
    if (length === 0) return undefined;
    if (length < 1000) return { negative, parts: [{ count: String(length), sign: units.millisecond }] };
    if (length < 60_000) return { negative, parts: [{ count: numberIn(length / 1000, language), sign: units.second }] };
    finest = 1;
  }
  const unitAt = (index: number) => precisionMilliseconds[precisions[index]!];
  const largest = (value: number) => {
    let index = precisions.length - 1;
    while (index > finest && value < unitAt(index)) index--;
    return index;
  };
  const smaller = Math.max(finest, largest(length) - 1);
  const rounded = Math.round(length / unitAt(smaller)) * unitAt(smaller);
  if (rounded === 0) return undefined;
  const top = largest(rounded);
  const count = Math.floor(rounded / unitAt(top));
  const parts = [{ count: String(count), sign: units[precisions[top]!] }];
  if (top > finest) {
    const rest = Math.round((rounded - count * unitAt(top)) / unitAt(top - 1));
    if (rest > 0) parts.push({ count: String(rest), sign: units[precisions[top - 1]!] });
  }
  return { negative, parts };
}
