import { binomialCdf, crossing } from './distributions.ts';

/** A share of a number of incidents, with its exact interval. */
export interface Proportion {
  count: number;
  n: number;
  /** `count / n`, 0 to 1; undefined of none. */
  share: number | undefined;
  low: number;
  high: number;
  /** The confidence is at least this. */
  level: 0.95;
}

/**
 * A share with the Clopper–Pearson interval: the probabilities under which so few, or so many, would not be
 * rarer than 2.5 % each. It never covers less than 95 %, and usually more. Of none the interval is 0 to 1.
 * Source: C. J. Clopper, E. S. Pearson, “The use of confidence or fiducial limits illustrated in the case of the
 * binomial”, Biometrika 26 (1934).
 */
export function proportion(count: number, n: number): Proportion {
  const low = count === 0 ? 0 : crossing((p) => binomialCdf(count - 1, n, p), 0.975, 0, 1);
  const high = count === n ? 1 : crossing((p) => binomialCdf(count, n, p), 0.025, 0, 1);
  return { count, n, share: n === 0 ? undefined : count / n, low, high, level: 0.95 };
}
