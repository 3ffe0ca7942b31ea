import { expect, test } from 'vitest';
import type { PublicPostmortem } from '../core/publish/public.ts';
import { summariesOf } from './measure.ts';

const minute = 60_000;
const incident = (least: number, most = least, over = true) =>
  ({
    durations: [
      {
        name: 'time to recover',
        from: 'impact-start',
        to: 'recovered',
        text: '',
        least: least * minute,
        most: most * minute,
        over,
      },
    ],
  }) as unknown as PublicPostmortem;

test('the median of what is told, with what is still open left out and counted', () => {
  expect(summariesOf([incident(10), incident(20), incident(60), incident(500, 500, false)])).toEqual([
    {
      name: 'time to recover',
      from: 'impact-start',
      to: 'recovered',
      n: 3,
      open: 1,
      median: 20 * minute,
      interval: undefined,
    },
  ]);
});

test('a range counts by its middle, and from six on there is an interval', () => {
  const [summary] = summariesOf([1, 2, 3, 4, 5].map((one) => incident(one)).concat(incident(6, 8)));
  expect(summary!.interval).toEqual({ low: minute, high: 7 * minute });
});

test('nothing of nothing', () => expect(summariesOf([])).toEqual([]));
