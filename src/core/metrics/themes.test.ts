import { expect, it } from 'vitest';
import { library, postmortem } from './fixture.ts';
import { themesOf } from './themes.ts';

const { configuration } = library([], {
  factors: { limit: { name: 'Missing limit' }, drift: { name: 'Drift' }, unused: { name: 'Unused' } },
});

it('counts factors, the most frequent first, with what was promised about them', () => {
  const themes = themesOf(
    [
      postmortem('c', {
        factors: ['limit', 'limit'],
        rows: [['2026-04-15 14:00', 'impact-start']],
        actions: [
          { type: 'prevent', status: 'open' },
          { type: 'process', status: 'open' },
        ],
      }),
      postmortem('b', {
        kind: 'near-miss',
        factors: ['limit', 'odd'],
        actions: [{ type: 'detect', status: 'declined' }],
      }),
      postmortem('a', {
        factors: ['limit', 'drift'],
        actions: [{ type: 'mitigate', status: 'done' }, { type: 'repair' }],
      }),
      postmortem('none', {}),
      postmortem('drill', { kind: 'drill', factors: ['limit'] }),
      postmortem('gone', { status: 'retracted', factors: ['limit'] }),
    ],
    configuration,
  );
  expect(
    themes.factors.map(({ factor, name, incidents, answered: { count, n }, pending }) => [
      factor,
      name,
      incidents.join(' '),
      `${count}/${n}`,
      pending,
    ]),
  ).toEqual([
    ['limit', 'Missing limit', 'c b a', '2/3', 3],
    ['drift', 'Drift', 'a', '1/1', 1],
    ['odd', 'odd', 'b', '0/1', 0],
    ['unused', 'Unused', '', '0/0', 0],
  ]);
  expect(themes.factors[0]!.last).toBe(Date.parse('2026-04-15T14:00Z'));
  expect(themes).toMatchObject({ answered: { count: 3, n: 5 }, without: ['none'] });
});
