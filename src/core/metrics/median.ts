import { binomialCdf } from './distributions.ts';

/** The fewest incidents for which a 95 % interval of the median exists: with five it reaches 93.75 % at most. */
export const intervalFloor = 6;

/** The fewest incidents for which quartiles are given: below, a quarter holds less than one incident. */
export const quartileFloor = 4;

/** The fewest incidents for which the longest tenth is told apart: below, it holds less than two. */
export const tailFloor = 20;

/** An exact interval of a median, by order statistics. */
export interface MedianInterval {
  /** The value of rank `lowRank`, in the unit of the values. */
  low: number;
  high: number;
  /** Ranks count from 1, the smallest value first. */
  lowRank: number;
  highRank: number;
  /** The confidence the ranks really have: at least 0.95, as ranks are whole. */
  level: number;
}

/**
 * The quantile `p` (0 to 1) of values in ascending order: linear between the values around position
 * (n − 1)p + 1. That is definition 7 of R. J. Hyndman, Y. Fan, “Sample quantiles in statistical packages”, The American
 * Statistician 50 (1996), which R, NumPy, D3 and QUARTILE.INC of spreadsheets use, so that it can be checked in them.
 * NaN of no values.
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  if (ascending.length === 0) return NaN;
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  const part = position - below;
  // An infinite end times nothing would be NaN.
  return part === 0 || low === high ? low : low + (high - low) * part;
}

/**
 * The narrowest symmetric pair of ranks between which the median of the population lies with a confidence of at
 * least 95 %, whatever the distribution: the r-th smallest and the r-th largest value, r the largest with
 * 1 − 2·P(B ≤ r − 1) ≥ 0.95 for B binomial (n, ½). Undefined below six.
 * Source: W. J. Conover, “Practical Nonparametric Statistics”, 3rd edition (1999), section 3.2; H. A. David,
 * H. N. Nagaraja, “Order Statistics”, 3rd edition (2003), section 7.1.
 */
export function medianRanks(n: number): { low: number; high: number; level: number } | undefined {
  const levelOf = (rank: number) => 1 - 2 * binomialCdf(rank - 1, n, 0.5);
  if (n < intervalFloor) return undefined;
  // The level falls as the rank rises: halve between rank 1, which is good enough, and the middle, which is not.
  let [good, bad] = [1, Math.ceil(n / 2) + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (levelOf(middle) >= 0.95) good = middle;
    else bad = middle;
  }
  return { low: good, high: n + 1 - good, level: levelOf(good) };
}

/** The interval of `medianRanks` in values. The values must be in ascending order. */
export function medianInterval(ascending: ArrayLike<number>): MedianInterval | undefined {
  const ranks = medianRanks(ascending.length);
  if (!ranks) return undefined;
  return {
    low: ascending[ranks.low - 1]!,
    high: ascending[ranks.high - 1]!,
    lowRank: ranks.low,
    highRank: ranks.high,
    level: ranks.level,
  };
}
