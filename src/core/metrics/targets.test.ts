import { expect, it } from 'vitest';
import { library, postmortem, type Parts } from './fixture.ts';
import { measure } from './report.ts';

const of = (id: string, rows: Parts['rows'], more: Parts = {}) => postmortem(id, { rows, severity: 'SEV1', ...more });
const mitigated = (id: string, at: string, more: Parts = {}) =>
  of(
    id,
    [
      ['14:00', 'impact-start'],
      [at, 'mitigated', 'recovered'],
    ],
    more,
  );

it('counts what stayed within its target, by severity, and says of whom nobody can tell', () => {
  const report = measure(
    library(
      [
        mitigated('in-time', '14:30'),
        mitigated('late', '14:31'),
        mitigated('range', '14:20–14:40'),
        of('open-late', [
          ['10:00', 'impact-start'],
          ['12:00', 'detected'],
        ]),
        of('open-early', [
          ['10:00', 'impact-start'],
          ['10:05', 'detected'],
        ]),
        of('unknown', [['10:00', 'recovered']]),
        mitigated('minor', '14:59', { severity: 'SEV2' }),
        mitigated('elsewhere', '14:01', { severity: 'SEV9' }),
        mitigated('drill', '14:01', { kind: 'drill' }),
      ],
      { targets: { 'time-to-mitigate': { SEV2: { minutes: 60 }, SEV1: { minutes: 30 } } } },
    ),
  );
  expect(report.targets).toMatchObject([
    {
      metric: { id: 'time-to-mitigate', from: 'impact-start', to: 'mitigated' },
      overall: { count: 2, n: 4, share: 0.5 },
      severities: [
        { severity: 'SEV1', minutes: 30, within: { count: 1, n: 3 } },
        { severity: 'SEV2', minutes: 60, within: { count: 1, n: 1 } },
      ],
      undecided: ['range', 'open-early', 'unknown'],
      missed: ['late', 'open-late'],
    },
  ]);
});

it('says nothing where the configuration sets no target', () => {
  expect(measure(library([mitigated('one', '14:30')])).targets).toEqual([]);
});
