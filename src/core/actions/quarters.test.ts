import { expect, it } from 'vitest';
import { postmortem, type Parts } from '../metrics/fixture.ts';
import { libraryOf } from './_testing/library.ts';
import { boardOf } from './board.ts';
import { quartersOf } from './quarters.ts';

const on = (today: string, actions: Parts['actions']) =>
  quartersOf(boardOf(libraryOf([postmortem('a', { ...(actions && { actions }) })]), today), today);
const told = ({ quarters }: ReturnType<typeof quartersOf>) =>
  quarters.filter(({ kept }) => kept.n > 0).map(({ quarter, kept }) => [quarter, kept.count, kept.n]);

it('promises are counted in the quarter they were due in, done or not, until the day itself', () => {
  const found = on('2026-05-10', [
    { due: '2026-03-31', status: 'done', owner: '@bpark' },
    { due: '2026-04-01', status: 'open', owner: '@bpark' },
    { due: '2026-05-10', status: 'done', owner: '@mfeld' },
    { due: '2026-05-11', status: 'done', owner: '@mfeld' },
    { due: '2026-04-02', status: 'declined', owner: '@mfeld' },
    { due: '2026-04-03' },
    { status: 'open' },
  ]);
  expect(told(found)).toEqual([
    ['2026-Q1', 1, 1],
    ['2026-Q2', 1, 3],
  ]);
  expect(found.teams.map(({ team, kept }) => [team, kept.count, kept.n])).toEqual([
    ['payments', 1, 2],
    ['reliability', 1, 1],
    ['', 0, 1],
  ]);
  expect([...found.quarters.at(-1)!.teams].map(([team, { count, n }]) => [team, count, n])).toEqual([
    ['payments', 0, 1],
    ['reliability', 1, 1],
    ['', 0, 1],
  ]);
});

it.each([
  ['2026-01-01', '2024-Q2', '2026-Q1'],
  ['2025-12-31', '2024-Q1', '2025-Q4'],
  ['2026-06-30', '2024-Q3', '2026-Q2'],
])('on %s eight quarters are looked at, from %s to %s', (today, first, last) => {
  const { quarters } = on(today, [{ due: today, status: 'done' }]);
  expect(quarters).toHaveLength(8);
  expect([quarters[0]!.quarter, quarters.at(-1)!.quarter]).toEqual([first, last]);
});

it('what was due before is not counted, and of nothing there are no quarters', () => {
  expect(told(on('2026-05-10', [{ due: '2024-06-30' }, { due: '2024-07-01' }]))).toEqual([['2024-Q3', 0, 1]]);
  expect(on('2026-05-10', [{ due: '2024-06-30' }, { due: '2027-01-01' }])).toEqual({ quarters: [], teams: [] });
  expect(on('2026-05-10', [])).toEqual({ quarters: [], teams: [] });
});
