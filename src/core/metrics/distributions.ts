/**
 * P(X ≤ k) of a binomial with `n` trials of probability `p`.
 *
 * Terms are built outwards from the most likely value and divided by their sum, so that nothing overflows, and
 * what underflows is smaller than a double can add.
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let below = mode <= k ? 1 : 0;
  let total = 1;
  for (let i = mode, term = 1; i > 0; i--) {
    term *= i / (n - i + 1) / odds;
    total += term;
    if (i - 1 <= k) below += term;
  }
  for (let i = mode, term = 1; i < n; i++) {
    term *= ((n - i) / (i + 1)) * odds;
    total += term;
    if (i + 1 <= k) below += term;
  }
  return below / total;
}

/** P(X ≤ k) of a Poisson with mean `rate`, by the same way. */
export function poissonCdf(k: number, rate: number): number {
  if (k < 0) return 0;
  if (rate <= 0) return 1;
  const mode = Math.floor(rate);
  let below = mode <= k ? 1 : 0;
  let total = 1;
  for (let i = mode, term = 1; i > 0; i--) {
    term *= i / rate;
    total += term;
    if (i - 1 <= k) below += term;
  }
  for (let i = mode, term = 1; term > Number.MIN_VALUE; i++) {
    term *= rate / (i + 1);
    total += term;
    if (i + 1 <= k) below += term;
  }
  return below / total;
}

/**
 * Where a function that does not increase falls through `level`, between `low` and `high`, to the last bit or two
 * of a double, by halving.
 */
export function crossing(falling: (x: number) => number, level: number, low: number, high: number): number {
  for (let step = 0; step < 200; step++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (falling(middle) > level) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
