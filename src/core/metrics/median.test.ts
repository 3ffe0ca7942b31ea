import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianInterval, medianRanks, quantile } from './median.ts';
import { xoshiro128 } from './random.ts';

describe('the ranks of the median’s interval', () => {
  it.each([
    [6, 1, 6, 0.96875],
    [7, 1, 7, 0.984375],
    [8, 1, 8, 0.9921875],
    [9, 2, 8, 0.9609375],
    [10, 2, 9, 0.978515625],
    [20, 6, 15, 0.95861053466796875],
    [25, 8, 18, 0.9567147493362427],
  ])('of %d values are %d and %d, with a confidence of %d', (n, low, high, level) => {
    const ranks = medianRanks(n)!;
    expect(ranks).toMatchObject({ low, high });
    expect(ranks.level).toBeCloseTo(level, 14);
  });

  it('do not exist below six values', () => {
    for (let n = 0; n < 6; n++) expect(medianRanks(n)).toBeUndefined();
  });

  it('are the narrowest that reach 95 %, by whole-number arithmetic, for every n up to 400', () => {
    for (let n = 6; n <= 400; n++) {
      // tail = C(n, 0) + … + C(n, rank − 1); confidence = 1 − 2·tail / 2ⁿ ≥ 95/100
      const total = 2n ** BigInt(n);
      let [rank, tail, term] = [0, 0n, 1n];
      while (40n * (tail + term) <= total) {
        tail += term;
        term = (term * BigInt(n - rank)) / BigInt(rank + 1);
        rank++;
      }
      const ranks = medianRanks(n)!;
      expect(ranks).toMatchObject({ low: rank, high: n + 1 - rank });
      expect(ranks.level).toBeCloseTo(1 - 2 * (Number((tail * 10n ** 17n) / total) / 1e17), 11);
    }
  });

  it('still exist for a hundred thousand', () => {
    const { low, level } = medianRanks(100_000)!;
    expect(low).toBe(49_690);
    expect(level).toBeGreaterThanOrEqual(0.95);
    expect(level).toBeLessThan(0.951);
  });
});

describe('the median’s interval', () => {
  it('takes the values that stand at the ranks', () => {
    expect(medianInterval([1, 2, 3, 5, 8, 13, 21, 34, 55, 89])).toMatchObject({
      low: 2,
      high: 55,
      lowRank: 2,
      highRank: 9,
    });
  });

  it('contains the median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 6, maxLength: 80 }), (values) => {
        const ascending = values.sort((a, b) => a - b);
        const { low, high, level } = medianInterval(ascending)!;
        const median = quantile(ascending, 0.5);
        expect(low).toBeLessThanOrEqual(median);
        expect(high).toBeGreaterThanOrEqual(median);
        expect(level).toBeGreaterThanOrEqual(0.95);
      }),
    );
  });

  it('covers the true median of skewed populations as often as it says', () => {
    const random = xoshiro128([1, 2, 3, 4]);
    const uniform = () => (random() + 0.5) / 2 ** 32;
    // Log-normal, like incident durations; the true median is e⁴·²⁵ whatever the spread.
    const duration = () =>
      Math.exp(4.25 + 1.25 * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
    const runs = 8_000;
    for (const n of [6, 10, 20, 35]) {
      let covered = 0;
      for (let run = 0; run < runs; run++) {
        const { low, high } = medianInterval(Array.from({ length: n }, duration).sort((a, b) => a - b))!;
        if (low <= Math.exp(4.25) && Math.exp(4.25) <= high) covered++;
      }
      const { level } = medianRanks(n)!;
      const tolerance = 4 * Math.sqrt((level * (1 - level)) / runs);
      expect(Math.abs(covered / runs - level)).toBeLessThan(tolerance);
    }
  });
});

describe('a quantile', () => {
  it.each([
    [[2, 3, 5, 8, 13, 21, 34], 0.25, 4],
    [[2, 3, 5, 8, 13, 21, 34], 0.5, 8],
    [[2, 3, 5, 8, 13, 21, 34], 0.75, 17],
    [[2, 3, 5, 8, 13, 21, 34], 0.1, 2.6],
    [[1, 2], 0.5, 1.5],
    [[7], 0.25, 7],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('of %j at %d is %d, as numpy.quantile has it', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
  });

  it('of values that go on without end is without end, and never NaN', () => {
    expect(quantile([1, Infinity], 0.5)).toBe(Infinity);
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2);
    expect(quantile([Infinity, Infinity], 0.5)).toBe(Infinity);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
