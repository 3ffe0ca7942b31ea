import { xoshiro128 } from './random.ts';

/** State the permutations start from, always. */
const permutationSeed = [0x7065726d, 0x75746174, 0x696f6e20, 0x74657374] as const;

/** The ranks of values, from 1; equal values share the mean of their ranks. In the order of the values. */
export function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end++;
    for (let place = start; place <= end; place++) ranks[order[place]!] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

/**
 * The probability of two samples as far apart in their ranks as these, or further, if both came from one and the same
 * distribution: a permutation test of the rank sum (F. Wilcoxon, Biometrics Bulletin 1, 1945; B. Efron, R. J. Tibshirani,
 * “An Introduction to the Bootstrap”, 1993, chapter 15), two-sided. As many random permutations as `permutationsFor` says,
 * from a fixed seed; it is never 0, as the order that was seen is one of them. 1 where a sample is empty.
 */
export function permutationTest(before: readonly number[], after: readonly number[]): number {
  if (before.length === 0 || after.length === 0) return 1;
  // The same numbers in another order are the same data.
  const [a, b] = [before, after].map((values) => [...values].sort((x, y) => x - y)) as [number[], number[]];
  const ranks = ranksOf([...a, ...b]);
  const all = ranks.length;
  const size = Math.min(a.length, b.length);
  const drawn = a.length <= b.length ? ranks.subarray(0, size) : ranks.subarray(a.length);
  const expected = (size * (all + 1)) / 2;
  const seen = Math.abs(drawn.reduce((sum, rank) => sum + rank, 0) - expected);
  const pool = Float64Array.from(ranks);
  const random = xoshiro128(permutationSeed);
  const permutations = permutationsFor(all);
  let asFar = 1;
  for (let permutation = 0; permutation < permutations; permutation++) {
    let sum = 0;
    for (let place = 0; place < size; place++) {
      const other = place + Math.floor((random() / 2 ** 32) * (all - place));
      const rank = pool[other]!;
      pool[other] = pool[place]!;
      pool[place] = rank;
      sum += rank;
    }
    if (Math.abs(sum - expected) >= seen - 1e-9) asFar++;
  }
  return asFar / (permutations + 1);
}

/** How many permutations are drawn of `n` values: 10,000, and fewer from two hundred on, but never fewer than 2,000. */
function permutationsFor(n: number): number {
  return Math.max(2_000, Math.min(10_000, Math.floor(2_000_000 / n)));
}

/** By what factor the values of one sample differ from those of another. */
export interface Shift {
  /** The median of all quotients `after / before`. */
  ratio: number;
  low: number;
  high: number;
  level: 0.95;
}

/**
 * By what factor `after` differs from `before`: the Hodges–Lehmann estimate on logarithms, with the interval that belongs
 * to the rank-sum test by its normal approximation (M. Hollander, D. A. Wolfe, E. Chicken, “Nonparametric Statistical
 * Methods”, 3rd edition, 2013, sections 4.2 and 4.3). Values must be above zero. Undefined where a sample is empty; the ends are
 * 0 and ∞ where the samples are too small for any.
 */
export function shiftOf(before: readonly number[], after: readonly number[]): Shift | undefined {
  const [m, n] = [before.length, after.length];
  if (m === 0 || n === 0) return undefined;
  const quotients = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) quotients[i * n + j] = after[j]! / before[i]!;
  quotients.sort();
  const middle = (quotients.length - 1) / 2;
  const ratio = Math.sqrt(quotients[Math.floor(middle)]! * quotients[Math.ceil(middle)]!);
  const rank = Math.floor((m * n) / 2 - 1.96 * Math.sqrt((m * n * (m + n + 1)) / 12));
  return {
    ratio,
    low: rank < 1 ? 0 : quotients[rank - 1]!,
    high: rank < 1 ? Infinity : quotients[quotients.length - rank]!,
    level: 0.95,
  };
}
