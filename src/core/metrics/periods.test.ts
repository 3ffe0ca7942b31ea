import { describe, expect, it } from 'vitest';
import { poissonCdf } from './distributions.ts';
import { bucketZone, countByPeriod, periodsIn, poissonInterval } from './periods.ts';

describe('a period', () => {
  it('is that of the zone, on both sides of midnight', () => {
    const instant = Date.parse('2025-12-31T23:30Z');
    expect(periodsIn('UTC')(instant)).toEqual({ year: '2025', quarter: '2025-Q4' });
    expect(periodsIn('Europe/Berlin')(instant)).toEqual({ year: '2026', quarter: '2026-Q1' });
    expect(periodsIn('America/New_York')(Date.parse('2026-04-01T03:59Z'))).toEqual({
      year: '2026',
      quarter: '2026-Q1',
    });
    expect(periodsIn('America/New_York')(Date.parse('2026-04-01T04:00Z'))).toEqual({
      year: '2026',
      quarter: '2026-Q2',
    });
  });

  it('falls back to UTC where the zone does not exist', () => {
    expect(bucketZone('Mars/Olympus')).toBe('UTC');
    expect(bucketZone('Europe/Berlin')).toBe('Europe/Berlin');
  });
});

describe('counts by period', () => {
  it('have the years of which nothing is told, with zero', () => {
    expect(countByPeriod(['2026', '2023', '2026']).map(({ period, count }) => [period, count])).toEqual([
      ['2023', 1],
      ['2024', 0],
      ['2025', 0],
      ['2026', 2],
    ]);
  });

  it('go from the fourth quarter to the first of the next year', () => {
    expect(countByPeriod(['2025-Q3', '2026-Q2']).map(({ period }) => period)).toEqual([
      '2025-Q3',
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
    ]);
  });

  it('of nothing are none', () => {
    expect(countByPeriod([])).toEqual([]);
  });
});

describe('the interval of a count', () => {
  // Half the quantiles of chi-square with 2k and 2k + 2 degrees of freedom; to three places in Garwood’s table.
  it.each([
    [0, 0, 3.6888794541139354],
    [1, 0.025317807984289876, 5.571643390938898],
    [2, 0.24220927854396496, 7.22468766772396],
    [5, 1.6234863901184207, 11.66833207932267],
    [10, 4.7953886961324335, 18.39035604201778],
    [20, 12.216519585403944, 30.8883779026746],
    [50, 37.110963737461866, 65.91876666433681],
    [100, 81.36399125092314, 121.62679379242638],
    [1000, 938.9730184076952, 1063.952136016302],
  ])('of %d is %d to %d', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low).toBeCloseTo(low, 9);
    expect(interval.high).toBeCloseTo(high, 8);
  });

  it('covers the truth at least 95 times in a hundred, exactly summed', () => {
    const intervals = Array.from({ length: 60 }, (_, count) => poissonInterval(count));
    for (let rate = 0.1; rate < 25; rate += 0.3) {
      const covered = intervals.reduce(
        (sum, { low, high }, count) =>
          low <= rate && rate <= high ? sum + poissonCdf(count, rate) - poissonCdf(count - 1, rate) : sum,
        0,
      );
      expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
    }
  });
});
