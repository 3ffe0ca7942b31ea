import { expect, it } from 'vitest';
import { library, postmortem } from './fixture.ts';
import { measure } from './report.ts';

const minute = 60_000;
const report = measure(
  library(
    [
      postmortem('a', {
        rows: [
          ['2025-04-15 14:00', 'impact-start'],
          ['2025-04-15 14:31', 'recovered'],
        ],
      }),
      postmortem('b', {
        rows: [
          ['14:00–14:05', 'impact-start'],
          ['14:20', 'recovered'],
        ],
      }),
      postmortem('open', {
        rows: [
          ['10:00', 'impact-start'],
          ['12:00', 'detected'],
        ],
      }),
      postmortem('unknown', { rows: [['10:00', 'recovered']] }),
      postmortem('drill', {
        kind: 'drill',
        rows: [
          ['10:00', 'impact-start'],
          ['12:00', 'recovered'],
        ],
      }),
    ],
    { metrics: { detect: { name: 'time to detect', from: 'impact-start', to: 'detected' } } },
  ),
);

it('adds up how long customers were affected, open and unknown incidents apart, whatever else is measured', () => {
  expect(report.impact.overall).toEqual({
    least: 46 * minute,
    most: 51 * minute,
    precision: 'minute',
    n: 2,
    open: { n: 1, atLeast: 120 * minute },
    unknown: ['unknown'],
  });
});

it('does so by the year in which the incident began', () => {
  expect(report.impact.byYear.map(({ period, n, least, open }) => [period, n, least / minute, open.n])).toEqual([
    ['2025', 1, 31, 0],
    ['2026', 1, 15, 1],
  ]);
});
