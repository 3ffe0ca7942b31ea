import { describe, expect, it } from 'vitest';
import { postmortem } from '../metrics/fixture.ts';
import { libraryOf } from './_testing/library.ts';
import { boardOf } from './board.ts';
import { boardFacetsOf, countBoardFacets } from './facets.ts';

const library = libraryOf([
  postmortem('a', {
    rows: [['2026-04-15 14:00', 'impact-start']],
    severity: 'SEV2',
    services: ['shop', 'search'],
    actions: [
      { id: 'A1', due: '2026-05-09', status: 'open', owner: '@bpark', type: 'prevent' },
      { id: 'A2', due: '2025-05-10', status: 'in-progress', owner: 'reliability' },
      { id: 'A3' },
    ],
  }),
  postmortem('b', { rows: [['2024-12-31 14:00', 'impact-start']], actions: [{ due: '2025-01-01', status: 'done' }] }),
]);
const items = boardOf(library, '2026-05-10');
const of = (key: string) => boardFacetsOf(items.find((item) => item.key === key)!);

describe('what an action item is found by', () => {
  it('is who keeps it, where it came from, how it stands and how long it has waited', () => {
    expect(of('a#A1')).toMatchObject({
      owner: ['bpark'],
      team: ['payments'],
      service: ['shop', 'search'],
      status: ['open'],
      overdue: ['under-30d'],
      age: ['under-30d'],
      severity: ['SEV2'],
      type: ['prevent'],
      month: ['2026-04'],
    });
    expect(of('a#A2')).toMatchObject({ owner: ['reliability'], status: ['in-progress'], overdue: ['over-1y'] });
  });

  it('is none where nothing is known, and what has no status is open', () => {
    expect(of('a#A3')).toMatchObject({
      owner: ['none'],
      team: ['none'],
      status: ['open'],
      overdue: ['none'],
      priority: ['none'],
      type: ['none'],
    });
  });

  it('is never overdue once it is done', () => {
    expect(of('b#row-1')).toMatchObject({ status: ['done'], overdue: ['none'], age: ['over-1y'] });
  });

  it.each([
    ['2026-05-09', 'under-30d'],
    ['2026-04-11', 'under-30d'],
    ['2026-04-10', '30d-90d'],
    ['2026-02-09', '90d-180d'],
    ['2025-11-11', '180d-1y'],
    ['2025-05-10', 'over-1y'],
  ])('due on %s is overdue for a length called %s', (due, band) => {
    const one = libraryOf([postmortem('a', { actions: [{ due, status: 'open' }] })]);
    expect(boardFacetsOf(boardOf(one, '2026-05-10')[0]!).overdue).toEqual([band]);
  });
});

it('every value is counted among what has still to be kept, scales in their order, the unknown last', () => {
  const counts = countBoardFacets(items, library.configuration);
  const values = (facet: keyof typeof counts) => counts[facet].map(({ value, count }) => [value, count]);
  expect(values('status')).toEqual([
    ['open', 2],
    ['in-progress', 1],
    ['done', 0],
  ]);
  expect(values('overdue')).toEqual([
    ['over-1y', 1],
    ['under-30d', 1],
    ['none', 1],
  ]);
  expect(values('owner')).toEqual([
    ['bpark', 1],
    ['reliability', 1],
    ['none', 1],
  ]);
  expect(values('month')).toEqual([
    ['2026-04', 3],
    ['2024-12', 0],
  ]);
});
