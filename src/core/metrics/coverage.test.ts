import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { library, metric, postmortem, type Parts } from './fixture.ts';
import { measure } from './report.ts';

it('counts, for each end of a metric, how many incidents have it, how vaguely, and which do not', () => {
  const of = (id: string, rows: Parts['rows'], more: Parts = {}) => postmortem(id, { rows, ...more });
  const { incidents, coverage } = measure(
    library([
      of('whole', [
        ['14:00', 'impact-start'],
        ['~14:03', 'detected'],
        ['14:30–14:35', 'recovered'],
      ]),
      of('open', [
        ['14:00', 'impact-start'],
        ['14:03', 'detected'],
      ]),
      of(
        'unread',
        [
          ['?soon', 'impact-start'],
          ['14:09', 'recovered'],
        ],
        { unknown: { detected: 'nobody wrote it' } },
      ),
      of('drill', [['14:00', 'impact-start']], { kind: 'drill' }),
    ]),
  );
  expect(coverageOf([metric('time-to-recover')], incidents)).toEqual([
    { milestone: 'impact-start', n: 3, known: 2, vague: 0, pending: 0, missing: ['unread'] },
    { milestone: 'recovered', n: 3, known: 2, vague: 1, pending: 1, missing: [] },
  ]);
  expect(coverage.map(({ milestone }) => milestone)).toEqual([
    'impact-start',
    'detected',
    'acknowledged',
    'mitigated',
    'recovered',
    'resolved',
  ]);
  expect(coverage[1]).toMatchObject({ known: 2, vague: 1, missing: ['unread'] });
});
