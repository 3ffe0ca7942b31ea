import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanInterval, resamplesFor } from './mean.ts';
import { quantile } from './median.ts';

const ascending = fc
  .array(fc.integer({ min: 0, max: 1e8 }), { minLength: 6, maxLength: 30 })
  .map((values) => values.sort((a, b) => a - b));

describe('the bootstrap interval of a mean', () => {
  it('agrees with all 46,656 resamples of six values, enumerated', () => {
    const values = [1, 2, 4, 8, 16, 32];
    const means = Float64Array.from({ length: 6 ** 6 }, (_, code) => {
      let sum = 0;
      for (let draw = 0; draw < 6; draw++) sum += values[Math.floor(code / 6 ** draw) % 6]!;
      return sum / 6;
    }).sort();
    const interval = meanInterval(values)!;
    expect(interval.resamples).toBe(10_000);
    expect(Math.abs(interval.low - quantile(means, 0.025))).toBeLessThan(0.2);
    expect(Math.abs(interval.high - quantile(means, 0.975))).toBeLessThan(0.5);
  });

  it('is the same every time', () => {
    expect(meanInterval([1, 2, 4, 8, 16, 32])).toEqual(meanInterval([1, 2, 4, 8, 16, 32]));
    expect(meanInterval([1, 2, 4, 8, 16, 32])).toMatchInlineSnapshot(`
      {
        "high": 20,
        "level": 0.95,
        "low": 3,
        "resamples": 10000,
      }
    `);
  });

  it('does not exist below six values', () => {
    expect(meanInterval([1, 2, 3, 4, 5])).toBeUndefined();
  });

  it('has no width where all values are one', () => {
    expect(meanInterval([7, 7, 7, 7, 7, 7])).toMatchObject({ low: 7, high: 7 });
  });

  it('contains the mean, and scales with the values', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: 1, max: 1000 }), (values, factor) => {
        const { low, high } = meanInterval(values)!;
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        expect(low).toBeLessThanOrEqual(mean + 1e-6);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-6);
        const scaled = meanInterval(values.map((value) => value * factor))!;
        expect(scaled.low).toBeCloseTo(low * factor, 2);
        expect(scaled.high).toBeCloseTo(high * factor, 2);
      }),
      { numRuns: 30 },
    );
  });

  it('draws no more than it needs', () => {
    expect(resamplesFor(6)).toBe(10_000);
    expect(resamplesFor(100)).toBe(10_000);
    expect(resamplesFor(200)).toBe(5_000);
    expect(resamplesFor(5_000)).toBe(1_000);
  });
});
