import { describe, expect, it } from 'vitest';
import { changeOf } from './change.ts';
import { measured, metric } from './fixture.ts';

const minute = 60_000;
const recover = metric('time-to-recover');
const of = (year: string, minutes: number[]) =>
  minutes.map((value, index) => ({ ...measured(`${year}-${index}`, value * minute), year }));
const change = (...incidents: ReturnType<typeof of>[]) => changeOf(recover, incidents.flat(), 'year');

describe('a change', () => {
  it('is not told apart from chance by a halved median of a few incidents', () => {
    const { comparison } = change(of('2025', [20, 40, 60, 80, 300, 600]), of('2026', [10, 20, 30, 40, 400, 500]));
    expect(comparison).toMatchObject({
      before: { period: '2025', n: 6, median: 70 * minute },
      after: { period: '2026', n: 6, median: 35 * minute },
      verdict: 'undecided',
    });
    expect(comparison!.p).toBeGreaterThan(0.05);
    expect(comparison!.shift!.low).toBeLessThan(1);
    expect(comparison!.shift!.high).toBeGreaterThan(1);
  });

  it('is told where test and interval both exclude that nothing changed', () => {
    const long = [100, 110, 120, 130, 140, 150, 160];
    const short = [10, 11, 12, 13, 14, 15, 16];
    expect(change(of('2025', long), of('2026', short)).comparison).toMatchObject({ verdict: 'shorter' });
    expect(change(of('2025', short), of('2026', long)).comparison).toMatchObject({ verdict: 'longer' });
  });

  it('compares the last two years that hold any, and needs six in each', () => {
    const { comparison } = change(of('2022', [1, 2, 3, 4, 5, 6]), of('2026', [1, 2, 3]));
    expect(comparison).toMatchObject({
      before: { period: '2022', n: 6 },
      after: { period: '2026', n: 3 },
      shift: undefined,
      p: undefined,
      verdict: 'not enough data',
    });
    expect(change(of('2026', [1, 2, 3, 4, 5, 6])).comparison).toBeUndefined();
  });

  it('takes what is shorter than its precision for half a unit, and leaves out what does not count', () => {
    const drills = of('2026', [9, 9, 9, 9, 9, 9]).map((one) => ({ ...one, excluded: 'drill' as const }));
    const { comparison } = change(of('2025', [0, 0, 0, 0, 0, 0]), of('2026', [1, 1, 1, 1, 1, 1]), drills);
    expect(comparison).toMatchObject({ after: { n: 6 }, shift: { ratio: 2 } });
  });

  it('is simulated at what a year brings, and with a curve at other sizes', () => {
    const incidents = [of('2025', [20, 40, 60, 80, 300, 600, 20]), of('2026', [10, 20, 30, 40, 400, 500, 70])];
    expect(change(...incidents)).toMatchObject({ yearly: 7, detectable: [{ size: 7 }], nothingChanged: { size: 7 } });
    expect(changeOf(recover, incidents.flat(), 'curve').detectable.map(({ size }) => size)).toEqual([
      7, 10, 20, 50, 100, 200,
    ]);
    expect(changeOf(recover, incidents.flat(), 'nothing')).toMatchObject({
      comparison: { verdict: 'undecided' },
      detectable: [],
      nothingChanged: undefined,
    });
    const few = change(of('2023', [20, 40, 60]), of('2026', [10, 20, 30]));
    expect(few).toMatchObject({ yearly: 2, detectable: [{ size: 10 }], nothingChanged: { size: 6 } });
    expect(change(of('2026', [1, 2]))).toMatchObject({ detectable: [], nothingChanged: undefined });
    expect(change()).toMatchObject({ yearly: 0, comparison: undefined, detectable: [] });
  });
});
