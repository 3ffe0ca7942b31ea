import { intervalFloor, quantile } from './median.ts';
import { xoshiro128 } from './random.ts';

/** State the bootstrap’s random numbers start from, always. */
export const bootstrapSeed = [0x706f7374, 0x6d6f7274, 0x656d206c, 0x69627261] as const;

/** A bootstrap interval of a mean. */
export interface MeanInterval {
  low: number;
  high: number;
  /** The confidence aimed at; with few and skewed values the real one is lower. */
  level: 0.95;
  resamples: number;
}

/**
 * How many times `n` values are drawn again: 10,000, and fewer from more than a hundred values on, as a million
 * draws are enough to place the ends, but never fewer than 1,000.
 */
export function resamplesFor(n: number): number {
  return Math.max(1_000, Math.min(10_000, Math.floor(1_000_000 / n)));
}

/**
 * The percentile bootstrap interval of the mean: 2.5 % and 97.5 % of the means of resamples drawn with replacement,
 * from a fixed seed. Undefined below six values, as for the median. In samples this small and this skewed it is too
 * narrow more often than it says (T. C. Hesterberg, “What teachers should know about the bootstrap”, The
 * American Statistician 69 (2015)), one more reason for a mean not to lead.
 * Source: B. Efron, R. J. Tibshirani, “An Introduction to the Bootstrap” (1993), chapter 13.
 *
 * The values must be in ascending order, so that the result does not depend on the order of the incidents.
 */
export function meanInterval(ascending: readonly number[]): MeanInterval | undefined {
  const n = ascending.length;
  if (n < intervalFloor) return undefined;
  const resamples = resamplesFor(n);
  const values = Float64Array.from(ascending);
  const means = new Float64Array(resamples);
  const random = xoshiro128(bootstrapSeed);
  const scale = n / 2 ** 32;
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0;
    for (let draw = 0; draw < n; draw++) sum += values[Math.floor(random() * scale)]!;
    means[sample] = sum / n;
  }
  means.sort();
  return { low: quantile(means, 0.025), high: quantile(means, 0.975), level: 0.95, resamples };
}
