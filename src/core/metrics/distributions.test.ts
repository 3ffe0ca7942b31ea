import { describe, expect, it } from 'vitest';
import { binomialCdf, crossing, poissonCdf } from './distributions.ts';

/** C(n, 0) + … + C(n, k), in whole numbers. */
function ways(k: number, n: number): bigint {
  let sum = 0n;
  for (let i = 0n, term = 1n; i <= BigInt(k); i++) {
    sum += term;
    term = (term * (BigInt(n) - i)) / (i + 1n);
  }
  return sum;
}

/** A fraction of whole numbers to 18 digits. */
function ratio(top: bigint, bottom: bigint): number {
  return Number((top * 10n ** 18n) / bottom) / 1e18;
}

describe('the binomial distribution', () => {
  it('agrees with whole-number arithmetic for every k and n up to 60 at one half', () => {
    for (let n = 1; n <= 60; n++)
      for (let k = 0; k <= n; k++) expect(binomialCdf(k, n, 0.5)).toBeCloseTo(ratio(ways(k, n), 2n ** BigInt(n)), 13);
  });

  it('agrees with whole-number arithmetic at three tenths', () => {
    const n = 25;
    let sum = 0n;
    let choose = 1n;
    for (let k = 0n; k <= 25n; k++) {
      sum += choose * 3n ** k * 7n ** (25n - k);
      choose = (choose * (25n - k)) / (k + 1n);
      expect(binomialCdf(Number(k), n, 0.3)).toBeCloseTo(ratio(sum, 10n ** 25n), 13);
    }
  });

  it.each([
    [1450, 3000, 0.5, 0.035334522405879094],
    [990, 1000, 0.995, 0.03146523851129185],
    [0, 50, 0.01, 0.6050060671375366],
  ])('P(X ≤ %d) for n = %d and p = %d is %d, as scipy.stats.binom.cdf has it', (k, n, p, expected) => {
    expect(binomialCdf(k, n, p)).toBeCloseTo(expected, 11);
  });

  it('is 0 below the first value, 1 from the last on, and certain at the ends of p', () => {
    expect(binomialCdf(-1, 5, 0.5)).toBe(0);
    expect(binomialCdf(5, 5, 0.5)).toBe(1);
    expect(binomialCdf(0, 0, 0.5)).toBe(1);
    expect(binomialCdf(2, 5, 0)).toBe(1);
    expect(binomialCdf(2, 5, 1)).toBe(0);
  });
});

describe('the Poisson distribution', () => {
  it.each([
    [0, 1, 0.36787944117144233],
    [3, 2.5, 0.7575761331330662],
    [10, 10, 0.5830397501929852],
    [950, 1000, 0.057836292955323276],
  ])('P(X ≤ %d) at a mean of %d is %d, as scipy.stats.poisson.cdf has it', (k, rate, expected) => {
    expect(poissonCdf(k, rate)).toBeCloseTo(expected, 12);
  });

  it('agrees with its definition summed by hand', () => {
    // e⁻² (1 + 2 + 4/2 + 8/6)
    expect(poissonCdf(3, 2)).toBeCloseTo(Math.exp(-2) * (1 + 2 + 2 + 8 / 6), 14);
    expect(poissonCdf(-1, 2)).toBe(0);
    expect(poissonCdf(0, 0)).toBe(1);
  });
});

describe('a crossing', () => {
  it('is where a falling function passes a level', () => {
    expect(crossing((x) => 2 - x * x, 0, 0, 2)).toBeCloseTo(Math.SQRT2, 14);
  });
});
