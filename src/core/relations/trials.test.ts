import { expect, it } from 'vitest';
import { incident } from './fixture.ts';
import { trialsOf, withoutRunbook } from './trials.ts';

it('a runbook’s trials are told newest first, drills too, with how often it helped', () => {
  const postmortems = [
    incident('2026-03-03-cdn'),
    incident('2025-11-12-drill', { kind: 'drill' }),
    incident('2026-04-01-gone', { status: 'retracted' }),
    incident('undated', { began: null }),
  ];
  const trials = trialsOf(
    [
      { id: 'undated', helped: 'no' },
      { id: '2025-11-12-drill', helped: 'yes' },
      { id: '2026-04-01-gone', helped: 'yes' },
      { id: '2026-03-03-cdn', helped: undefined },
      { id: 'nowhere', helped: 'yes' },
    ],
    new Map(postmortems.map((one) => [one.id, one])),
  );
  expect(trials.uses.map(({ id }) => id)).toEqual(['2026-03-03-cdn', '2025-11-12-drill', 'undated']);
  expect(trials.last).toBe(Date.parse('2026-03-03T12:00Z'));
  expect(trials.helped).toEqual({ yes: 1, partly: 0, no: 1, unsaid: 1 });
  expect(trialsOf([], new Map())).toEqual({
    uses: [],
    last: undefined,
    helped: { yes: 0, partly: 0, no: 0, unsaid: 0 },
  });
});

it('incidents without a runbook are those in which somebody needed steps', () => {
  expect(
    withoutRunbook([
      incident('with', { runbooks: ['restart'] }),
      incident('without'),
      incident('near', { kind: 'near-miss' }),
      incident('drill', { kind: 'drill' }),
      incident('gone', { status: 'retracted' }),
      incident('twice', { duplicateOf: 'without' }),
    ]).map(({ id }) => id),
  ).toEqual(['without', 'near']);
});
