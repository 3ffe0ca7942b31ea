import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectableChange, falseChange } from './detectable.ts';
import { xoshiro128 } from './random.ts';

/** Durations in minutes as published libraries have them: log-normal with μ = 4.25 and σ = 1.25. */
function logNormal(count: number): number[] {
  const random = xoshiro128([1, 2, 3, 4]);
  const uniform = () => (random() + 1) / (2 ** 32 + 1);
  return Array.from({ length: count }, () =>
    Math.exp(4.25 + 1.25 * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())),
  );
}
const durations = logNormal(100);

describe('the minimum detectable change', () => {
  it('is large for as many incidents as teams have, and falls slowly with their number', () => {
    const reductions = [6, 10, 20, 50, 100, 200].map((size) => detectableChange(durations, size)?.reduction);
    expect(reductions).toEqual([0.94, 0.85, 0.69, 0.51, 0.39, 0.29]);
  });

  it('says how it was made', () => {
    expect(detectableChange(durations, 20)).toEqual({
      size: 20,
      reduction: 0.69,
      simulations: 1000,
      power: 0.8,
      level: 0.05,
    });
  });

  it('agrees with the approximate formula for a rank-sum test on logarithms', () => {
    // G. E. Noether (1987): n = (1.96 + 0.84)² / (6 (P − ½)²) in each group, P = Φ(δ / (σ √2)).
    const probability = 0.5 + 2.8 / Math.sqrt(6 * 200);
    // Φ⁻¹(0.5808) = 0.204
    expect(probability).toBeCloseTo(0.5808, 3);
    const expected = 1 - Math.exp(-0.204 * 1.25 * Math.SQRT2);
    expect(detectableChange(durations, 200)!.reduction).toBeCloseTo(expected, 1);
  });

  it('is small where all durations are alike, and does not exist where nothing could be told', () => {
    expect(detectableChange([60, 60, 60, 60, 60, 60], 10)?.reduction).toBe(0.01);
    expect(detectableChange([0, 0, 0, 0, 0, 0], 10)?.reduction).toBeUndefined();
    expect(detectableChange([1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 1e9], 6)?.reduction).toBeUndefined();
  });

  it('needs six durations and six incidents a period', () => {
    expect(detectableChange([1, 2, 3, 4, 5], 10)).toBeUndefined();
    expect(detectableChange(durations, 5)).toBeUndefined();
  });

  it('depends on neither the order nor the unit of the durations, and not on other numbers drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 6, maxLength: 30 }),
        fc.integer({ min: 6, max: 25 }),
        (some, size) => {
          const change = detectableChange(some, size);
          expect(detectableChange(some.toReversed(), size)).toEqual(change);
          // A power of two changes no digit of a double.
          expect(
            detectableChange(
              some.map((value) => value * 1024),
              size,
            ),
          ).toEqual(change);
          if (change?.reduction !== undefined) {
            expect(change.reduction).toBeGreaterThan(0);
            expect(change.reduction).toBeLessThan(1);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('averages when nothing has changed', () => {
  it('differ by a fifth or more most of the time', () => {
    expect(falseChange(durations, 20)).toEqual({ size: 20, simulations: 1000, mean: 0.819, median: 0.645 });
  });

  // 20,000 runs of another program drew from the distribution itself: means 0.77, 0.70, 0.56, medians 0.76, 0.67, 0.51.
  it.each([
    [10, 0.77, 0.76],
    [20, 0.7, 0.67],
    [50, 0.56, 0.51],
  ])('of %d incidents a period do so as often as an independent simulation has it', (size, mean, median) => {
    const change = falseChange(logNormal(5000), size)!;
    expect(Math.abs(change.mean - mean)).toBeLessThan(0.03);
    expect(Math.abs(change.median - median)).toBeLessThan(0.03);
  });

  it('do not where all durations are alike', () => {
    expect(falseChange([60, 60, 60, 60, 60, 60], 10)).toMatchObject({ mean: 0, median: 0 });
  });

  it('need six durations', () => {
    expect(falseChange([1, 2, 3], 10)).toBeUndefined();
  });
});
