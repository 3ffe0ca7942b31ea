import { intervalFloor, quantile } from './median.ts';
import { xoshiro128 } from './random.ts';

/** State the simulations start from, always. */
const simulationSeed = [0x64657465, 0x63746162, 0x6c652063, 0x68616e67] as const;

/** The smallest change that two periods of so many incidents can tell from chance. */
export interface DetectableChange {
  /** Incidents in each of the two periods. */
  size: number;
  /**
   * By what part all durations must shrink, 0 to 1, for the test to see it in 80 % of the simulations, to the next whole
   * per cent; undefined where not even 99 % would be seen.
   */
  reduction: number | undefined;
  simulations: number;
  /** The share of simulations that have to see it. */
  power: 0.8;
  /** The level of the two-sided rank-sum test. */
  level: 0.05;
}

/** What happens to averages when nothing has changed at all. */
export interface FalseChange {
  size: number;
  simulations: number;
  /** The share of simulations in which the mean of the second period differs by a fifth or more. */
  mean: number;
  /** The same of the median. */
  median: number;
}

/** How many pairs of periods are made up for one number. */
export const simulations = 1_000;

/**
 * The minimum detectable change of a library, simulated from its own durations: two periods of `size` incidents each are
 * drawn from `durations` with replacement, those of the second are made shorter by one and the same part, and a two-sided
 * rank-sum test at 5 % (normal approximation with correction for ties: M. Hollander, D. A. Wolfe, E. Chicken, “Nonparametric
 * Statistical Methods”, 3rd edition, 2013, section 4.1) says whether it sees a difference. `simulations` times for each part,
 * always with the same random numbers, so that the result is the same on any machine.
 *
 * Undefined below six durations or six incidents a period. The order of the durations does not matter.
 */
export function detectableChange(durations: readonly number[], size: number): DetectableChange | undefined {
  if (durations.length < intervalFloor || size < intervalFloor) return undefined;
  const pairs = pairsOf(durations, size);
  const seen = (percent: number) => {
    const found = pairs.filter(([before, after]) => differs(before, after, 1 - percent / 100)).length;
    return found / simulations >= 0.8;
  };
  let [low, high] = [0, 100];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return { size, reduction: high === 100 ? undefined : high / 100, simulations, power: 0.8, level: 0.05 };
}

/**
 * How often mean and median of two periods of `size` incidents, drawn from one and the same durations with replacement,
 * differ by a fifth or more although nothing has changed. Undefined as in `detectableChange`.
 */
export function falseChange(durations: readonly number[], size: number): FalseChange | undefined {
  if (durations.length < intervalFloor || size < intervalFloor) return undefined;
  let [means, medians] = [0, 0];
  for (const pair of pairsOf(durations, size)) {
    const [before, after] = pair.map((period) => ({
      mean: period.reduce((sum, value) => sum + value, 0) / size,
      median: quantile(period, 0.5),
    })) as [{ mean: number; median: number }, { mean: number; median: number }];
    if (Math.abs(after.mean - before.mean) >= before.mean / 5) means++;
    if (Math.abs(after.median - before.median) >= before.median / 5) medians++;
  }
  return { size, simulations, mean: means / simulations, median: medians / simulations };
}

/** Pairs of periods drawn from the durations with replacement, one pair a simulation, each in ascending order. */
function pairsOf(durations: readonly number[], size: number): [Float64Array, Float64Array][] {
  const pool = Float64Array.from(durations).sort();
  const random = xoshiro128(simulationSeed);
  const period = () => {
    const drawn = new Float64Array(size);
    for (let draw = 0; draw < size; draw++) drawn[draw] = pool[Math.floor((random() / 2 ** 32) * pool.length)]!;
    return drawn.sort();
  };
  return Array.from({ length: simulations }, () => [period(), period()]);
}

/**
 * Whether the rank-sum test tells two samples of one size apart, the second multiplied by `factor`. Both must be in
 * ascending order.
 */
function differs(before: Float64Array, after: Float64Array, factor: number): boolean {
  const size = before.length;
  let [i, j, u, ties] = [0, 0, 0, 0];
  // U counts the pairs in which the first is smaller, and half of those that are equal.
  while (i < size || j < size) {
    const value = Math.min(i < size ? before[i]! : Infinity, j < size ? after[j]! * factor : Infinity);
    const [below, start] = [i, j];
    while (i < size && before[i] === value) i++;
    while (j < size && after[j]! * factor === value) j++;
    u += (j - start) * ((below + i) / 2);
    const tied = i - below + (j - start);
    ties += tied * tied * tied - tied;
  }
  const all = 2 * size;
  const variance = ((size * size) / 12) * (all + 1 - ties / (all * (all - 1)));
  const distance = Math.abs(u - (size * size) / 2) - 0.5;
  return variance > 0 && distance / Math.sqrt(variance) >= 1.959964;
}
