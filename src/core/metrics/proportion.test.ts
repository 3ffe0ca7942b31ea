import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialCdf } from './distributions.ts';
import { proportion } from './proportion.ts';

describe('a share', () => {
  it.each([
    [8, 10, 0.4439045376923585, 0.9747892736731666],
    [0, 10, 0, 0.3084971078187607],
    [10, 10, 0.6915028921812392, 1],
    [1, 20, 0.0012650894979498038, 0.24873276277202777],
    [5, 20, 0.08657146910143461, 0.49104587170795744],
    [50, 100, 0.39832112950330095, 0.601678870496699],
    [300, 3000, 0.08949213384494845, 0.11129506395479459],
    [0, 1, 0, 0.975],
    [1, 1, 0.025, 1],
  ])('of %d in %d lies between %d and %d, the quantiles of the beta distribution', (count, n, low, high) => {
    const share = proportion(count, n);
    expect(share).toMatchObject({ count, n, share: count / n });
    expect(share.low).toBeCloseTo(low, 10);
    expect(share.high).toBeCloseTo(high, 10);
  });

  it('of none is not a share and can be anything', () => {
    expect(proportion(0, 0)).toEqual({ count: 0, n: 0, share: undefined, low: 0, high: 1, level: 0.95 });
  });

  it('lies within its interval, which mirrors that of the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const count = Math.round(n * part);
        const { low, high, share } = proportion(count, n);
        expect(low).toBeLessThanOrEqual(share!);
        expect(high).toBeGreaterThanOrEqual(share!);
        expect(proportion(n - count, n).low).toBeCloseTo(1 - high, 10);
      }),
    );
  });

  it('is covered at least 95 times in a hundred, exactly summed, wherever the truth lies', () => {
    const n = 12;
    const shares = Array.from({ length: n + 1 }, (_, count) => proportion(count, n));
    for (let p = 0.01; p < 1; p += 0.01) {
      const covered = shares.reduce(
        (sum, { count, low, high }) =>
          low <= p && p <= high ? sum + binomialCdf(count, n, p) - binomialCdf(count - 1, n, p) : sum,
        0,
      );
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  });
});
