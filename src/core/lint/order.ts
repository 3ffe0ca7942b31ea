import type { Moment } from '../model/moment.ts';
import { precisionMilliseconds, precisions } from '../model/vocabulary.ts';

/**
 * Whether one moment is before another whatever their ranges and precisions leave open. A time stands for
 * everything up to the next one of its precision (`14:03` for all of that minute); an approximate one may be off
 * by the next coarser unit.
 */
export function isCertainlyBefore(a: Moment, b: Moment): boolean {
  return a.latest + precisionMilliseconds[a.precision] + slack(a) <= b.earliest - slack(b);
}

function slack({ approximate, precision }: Moment): number {
  if (!approximate) return 0;
  const coarser = precisions[precisions.indexOf(precision) + 1] ?? precision;
  return precisionMilliseconds[coarser];
}
