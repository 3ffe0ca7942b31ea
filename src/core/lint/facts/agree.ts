import type { Span } from '../../model/moment.ts';
import { precisionMilliseconds, precisions } from '../../model/vocabulary.ts';
import type { Length } from '../../text/length.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Steps to which people round, in milliseconds. */
const steps = [1, 2, 5, 10, 15, 30].flatMap((step) => [step * 1000, step * minute, step * 60 * minute]);

/**
 * What a length can mean, as its least and most milliseconds. Tolerance follows what was written: half of its finest
 * unit, half of a round step (45 minutes is a multiple of five, 39 is not), a quarter or a fifth where it says `about`; of days a hundredth.
 * Where it has two readings, from the least of both to the most.
 */
export function meaningOf(length: Length): [least: number, most: number] {
  const [one, other] = readingsOf(length).map(meaningOfReading) as [Meaning, Meaning?];
  return other ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : one;
}

type Meaning = [least: number, most: number];

/** `1:20` as hours and minutes, and as minutes and seconds; any other length is one reading. */
function readingsOf({ otherwise, ...length }: Length): Length[] {
  return otherwise === undefined ? [length] : [length, { ...length, least: otherwise, most: otherwise, unit: 1_000 }];
}

function meaningOfReading({ least, most, unit, bound }: Length): Meaning {
  const tolerance = Math.max(unit / 2, roundStep(most, unit) / 2, most < day ? 0 : most / 100);
  switch (bound) {
    case 'about':
      return [least - Math.max(tolerance, least * loose(least)), most + Math.max(tolerance, most * loose(most))];
    case 'nearly':
      return [least * 0.75, most + Math.min(tolerance / 2, most * 0.1)];
    case 'over':
      return [least - (least === most ? 0 : tolerance), Infinity];
    case 'under':
      return [0, most];
    case 'within':
      // Somebody who writes `within 6 minutes` of something past has measured; who writes 5 or 30 has rounded up.
      return [isRound(least, unit) ? 0 : Math.min(least * 0.8, least - unit), most];
    default:
      return [least - tolerance, most + tolerance];
  }
}

/** What `about` allows for: a quarter of some minutes, a fifth of some hours. */
function loose(length: number): number {
  return length < 60 * minute ? 0.25 : 0.2;
}

/** Whether a length can be the time between two rows. */
export function agrees(length: Length, span: Span): boolean {
  const slack = slackOf(span);
  return readingsOf(length)
    .map(meaningOfReading)
    .some(([least, most]) => least < span.most + slack && span.least - slack < most);
}

/**
 * Whether a length and a span of milestones are about different things: minutes against more than two days, as where
 * one document tells of several incidents.
 */
export function isBeyond({ most }: Length, { least }: Span): boolean {
  return least > 2 * 24 * 60 * minute && most * 20 < least;
}

/** How far a span may be off at either end: a time stands for everything up to the next one of its precision. */
export function slackOf({ precision, approximate }: Span): number {
  const own = precisionMilliseconds[precision];
  if (!approximate) return own;
  const coarser = precisions[precisions.indexOf(precision) + 1] ?? precision;
  return Math.min(precisionMilliseconds[coarser], own * 30);
}

/** The largest round step a value is a multiple of, as long as it is small against the value. */
function roundStep(value: number, unit: number): number {
  let largest = 0;
  for (const step of steps)
    if (step >= unit && step * 6 <= value && Math.abs(value / step - Math.round(value / step)) < 1e-9)
      largest = Math.max(largest, step);
  return largest;
}

/** Whether a number of units is one that people choose: 1, 5, 10, 30, and not 6 or 9. */
function isRound(value: number, unit: number): boolean {
  const count = Math.round(value / unit);
  return count <= 1 || count % 5 === 0;
}
