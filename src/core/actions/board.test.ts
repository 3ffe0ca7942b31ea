import { describe, expect, it } from 'vitest';
import { postmortem, type Parts } from '../metrics/fixture.ts';
import { libraryOf } from './_testing/library.ts';
import { boardOf, groupsOf, standingOf } from './board.ts';

const today = '2026-05-10';
const of = (id: string, day: string, actions: Parts['actions'], parts: Parts = {}) =>
  postmortem(id, { rows: [[`${day} 14:00`, 'impact-start']], ...(actions && { actions }), ...parts });

describe('the board', () => {
  const library = libraryOf(
    [
      of('a', '2026-04-15', [
        { id: 'A1', due: '2026-05-09', status: 'open', owner: '@bpark' },
        { id: 'A2', due: '2026-05-10', status: 'in-progress', owner: 'reliability' },
        { id: 'A3', status: 'open', owner: '@gone' },
        { due: '2026-04-01', status: 'done', ticket: 'INF-1' },
      ]),
      of('b', '2026-03-31', [{ id: 'A1', due: '2026-04-30', status: 'declined' }], { services: ['shop', 'search'] }),
    ],
    [{ ticket: 'INF-1', state: 'done', closed: '2026-04-02' }],
  );
  const items = boardOf(library, today);

  it('is in the order of due dates, those without one last', () => {
    expect(items.map(({ key, overdue }) => [key, overdue])).toEqual([
      ['a#row-4', undefined],
      ['b#A1', undefined],
      ['a#A1', 1],
      ['a#A2', undefined],
      ['a#A3', undefined],
    ]);
  });

  it('knows the team of an owner who is a person or a team, and of nobody else', () => {
    expect(items.map(({ owner }) => [owner.id, owner.name, owner.team])).toEqual([
      ['', undefined, undefined],
      ['', undefined, undefined],
      ['bpark', 'Bob Park', 'payments'],
      ['reliability', 'reliability', 'reliability'],
      ['gone', '@gone', undefined],
    ]);
  });

  it('groups by owner, team, service and month, those of which it is not known last', () => {
    const keys = (by: 'owner' | 'team' | 'service' | 'month') =>
      groupsOf(items, by).map(({ value, items: members }) => [value, members.length]);
    expect(keys('owner')).toEqual([
      ['bpark', 1],
      ['gone', 1],
      ['reliability', 1],
      ['', 2],
    ]);
    expect(keys('team')).toEqual([
      ['payments', 1],
      ['reliability', 1],
      ['', 3],
    ]);
    expect(keys('service')).toEqual([
      ['search', 1],
      ['shop', 5],
    ]);
    expect(keys('month')).toEqual([
      ['2026-03', 1],
      ['2026-04', 4],
    ]);
  });

  it('counts what is open, overdue, undated and closed, and tells when it was closed where a tracker did', () => {
    expect(standingOf(items, today, library.configuration)).toMatchObject({
      total: 5,
      open: 3,
      overdue: 1,
      undated: 1,
      done: 1,
      declined: 1,
      closedThisQuarter: { quarter: '2026-Q2', count: 1, unknown: 0 },
    });
  });

  it('has no median of no age, and an interval from six on', () => {
    expect(standingOf([], today, library.configuration)).toMatchObject({ total: 0, age: undefined });
    const ages = (count: number) =>
      standingOf(
        boardOf(
          libraryOf(
            Array.from({ length: count }, (_, index) => of(`p${index}`, `2026-05-0${index + 1}`, [{ status: 'open' }])),
          ),
          today,
        ),
        today,
        library.configuration,
      ).age;
    expect(ages(5)).toMatchObject({ n: 5, median: 7, interval: undefined, oldest: 9 });
    expect(ages(6)).toMatchObject({ n: 6, median: 6.5, interval: { low: 4, high: 9 } });
  });
});

describe('the closure rate', () => {
  const kept = (day: string, configuration: object, actions: Parts['actions']) => {
    const library = libraryOf([of('a', '2026-01-01', actions)], [], configuration);
    const { from, to, kept: rate, percent } = standingOf(boardOf(library, day), day, library.configuration).closure;
    return `${from}–${to}: ${rate.count} of ${rate.n}${percent === undefined ? '' : `, target ${percent} %`}`;
  };
  const actions: Parts['actions'] = [
    { due: '2025-12-31', status: 'done' },
    { due: '2026-01-01', status: 'done' },
    { due: '2026-03-31', status: 'open' },
    { due: '2026-03-31', status: 'declined' },
    { due: '2026-04-01', status: 'done' },
    { status: 'done' },
  ];

  it('is over what is due by the end of the quarter, where library.yaml says nothing else', () => {
    expect(kept('2026-03-31', {}, actions)).toBe('2026-01-01–2026-03-31: 1 of 2');
    expect(kept('2026-04-01', {}, actions)).toBe('2026-04-01–2026-06-30: 1 of 1');
  });

  it('knows the last day of a year and the first of the next', () => {
    expect(kept('2025-12-31', {}, actions)).toBe('2025-10-01–2025-12-31: 1 of 1');
    expect(kept('2026-01-01', {}, actions)).toBe('2026-01-01–2026-03-31: 1 of 2');
  });

  it('has the target and the days of library.yaml, over the end of a year and in a year without 29 February', () => {
    const actionsOf = (reviews: string[]) => ({ actions: { closure: { percent: 80, reviews } } });
    expect(kept('2026-01-15', actionsOf(['02-15', '08-15']), actions)).toBe(
      '2025-08-16–2026-02-15: 2 of 2, target 80 %',
    );
    expect(kept('2026-12-01', actionsOf(['02-15', '08-15']), [])).toBe('2026-08-16–2027-02-15: 0 of 0, target 80 %');
    expect(kept('2026-02-10', actionsOf(['02-29']), actions)).toBe('2025-03-01–2026-02-28: 2 of 2, target 80 %');
    expect(kept('2028-02-29', actionsOf(['02-29']), [])).toBe('2027-03-01–2028-02-29: 0 of 0, target 80 %');
  });
});
