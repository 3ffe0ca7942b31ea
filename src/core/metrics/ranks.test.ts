import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutationTest, ranksOf, shiftOf } from './ranks.ts';

const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 6, maxLength: 25 });

it('equal values share the mean of their ranks', () => {
  expect([...ranksOf([30, 10, 30, 20])]).toEqual([3.5, 1, 3.5, 2]);
  expect([...ranksOf([])]).toEqual([]);
});

describe('the permutation test', () => {
  it('of six below six is as rare as two of the 924 orders there are', () => {
    const p = permutationTest([1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]);
    expect(p).toBeGreaterThan(0.0005);
    expect(p).toBeLessThan(0.005);
  });

  it('of equal samples, and of an empty one, sees nothing', () => {
    expect(permutationTest([5, 5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5])).toBe(1);
    expect(permutationTest([], [1, 2, 3])).toBe(1);
  });

  it('agrees with the exact test where all orders can be counted', () => {
    // Of the 20 ways to choose three of six ranks, 2 are as far out as 1 + 2 + 4 on either side, 1 + 2 + 3 as well: 4 in 20.
    expect(permutationTest([1, 2, 4], [3, 5, 6])).toBeCloseTo(4 / 20, 1);
  });

  it('is the same for the same numbers in any order, and the other way round', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const p = permutationTest(before, after);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(permutationTest(before.toReversed(), after.toReversed())).toBe(p);
        expect(Math.abs(permutationTest(after, before) - p)).toBeLessThan(0.05);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the shift', () => {
  it('is the median of all quotients, between the 6th and the 31st of six by six', () => {
    const before = [10, 20, 30, 40, 50, 60];
    const shift = shiftOf(before, before)!;
    const quotients = before.flatMap((a) => before.map((b) => b / a)).sort((a, b) => a - b);
    expect(shift).toEqual({ ratio: 1, low: quotients[4], high: quotients[31], level: 0.95 });
  });

  it('of samples too small for any interval has no ends, and of an empty one there is none', () => {
    expect(shiftOf([10], [20])).toEqual({ ratio: 2, low: 0, high: Infinity, level: 0.95 });
    expect(shiftOf([], [20])).toBeUndefined();
  });

  it('follows a common factor, and turns round with the samples', () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(2, 4, 8), (before, after, factor) => {
        const shift = shiftOf(before, after)!;
        const scaled = shiftOf(
          before,
          after.map((value) => value * factor),
        )!;
        const turned = shiftOf(after, before)!;
        expect(shift.low).toBeLessThanOrEqual(shift.ratio);
        expect(shift.high).toBeGreaterThanOrEqual(shift.ratio);
        expect(scaled.ratio / shift.ratio).toBeCloseTo(factor, 9);
        expect(turned.ratio * shift.ratio).toBeCloseTo(1, 9);
        expect(turned.low * shift.high).toBeCloseTo(1, 9);
      }),
    );
  });
});
