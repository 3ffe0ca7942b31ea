import { expect, test } from 'vitest';
import { countActions } from '../metrics/actions.ts';
import { postmortem, review } from '../metrics/fixture.ts';
import { measure } from '../metrics/report.ts';
import { selectFrom } from '../metrics/selection.ts';
import { promisesOf, promisingIn } from '../model/library-action.ts';
import { teamsIn } from '../relations/teams.ts';
import { libraryOf } from './_testing/library.ts';
import { boardOf, groupsOf, standingOf } from './board.ts';
import { boardFacetsOf } from './facets.ts';
import { remindersOf } from './reminders.ts';
import { assignTickets, sharedTickets, unticketed } from './sync.ts';

const today = '2026-05-20';
const library = libraryOf(
  [
    postmortem('2026-04', {
      rows: [['2026-04-15 14:00', 'impact-start']],
      actions: [{ id: 'A1', due: '2026-06-01', status: 'open', owner: '@bpark', ticket: 'INF-1' }],
    }),
  ],
  [{ ticket: 'INF-1', state: 'open' }],
  {
    actions: { trackers: [{ use: 'jira', project: 'INF', tickets: 'INF-\\d+', url: 'https://x.example' }] },
  },
  [
    review('2026-04', {
      service: 'shop',
      actions: [
        { id: 'A1', due: '2026-05-11', status: 'open', owner: '@bpark', ticket: 'INF-1' },
        { status: 'done', owner: 'commerce' },
        { id: 'A3', status: 'open', owner: '@mfeld', due: '2026-05-21' },
      ],
      allow: [{ rule: 'action-complete', reason: 'The vendor decides the day.', until: '2026-05-25' }],
    }),
  ],
);
const items = boardOf(library, today);

test('promises of reviews are items of the board, with keys that no postmortem has', () => {
  expect(items.map(({ key, month, age, overdue }) => [key, month, age, overdue])).toEqual([
    ['reviews/2026-04#A1', '2026-05', 14, 9],
    ['reviews/2026-04#A3', '2026-05', 14, undefined],
    ['2026-04#A1', '2026-04', 35, undefined],
    ['reviews/2026-04#row-2', '2026-05', 14, undefined],
  ]);
  expect(boardFacetsOf(items[0]!)).toMatchObject({ service: ['shop'], severity: ['none'], month: ['2026-05'] });
});

test('whatever counts them counts the same', () => {
  const { open, total, overdue } = standingOf(items, today, library.configuration);
  expect({ open, total, overdue }).toEqual({ open: 3, total: 4, overdue: 1 });
  expect(promisesOf(promisingIn(library))).toHaveLength(3);
  expect(countActions(promisingIn(library), today)).toMatchObject({ total: 4, undated: 0, age: { n: 3 } });
  expect(measure(library, today).actions?.total).toBe(4);
  expect(groupsOf(items, 'service').map(({ value, items: own }) => [value, own.length])).toEqual([['shop', 4]]);
  expect(measure(selectFrom(library, { service: 'shop' }), today).actions?.total).toBe(4);
  expect(measure(selectFrom(library, { severity: 'SEV2' }), today).actions?.total).toBe(1);
  expect(measure(selectFrom(library, { year: '2025' }), today).actions?.total).toBe(0);
  expect(teamsIn(library).map(({ id, promises }) => [id, promises.length])).toEqual([
    ['commerce', 0],
    ['payments', 2],
    ['reliability', 1],
  ]);
});

test('people are reminded of them, and of allowances of reviews', () => {
  expect(remindersOf(library, [], today).map(({ key, document, owner }) => [key, document.type, owner])).toEqual([
    ['overdue reviews/2026-04#A1 2026-05-11', 'review', 'Bob Park'],
    ['soon reviews/2026-04#A3 2026-05-21', 'review', 'Marcus Feld'],
    ['allowance reviews/2026-04 action-complete 2026-05-25', 'review', 'Bob Park'],
  ]);
});

test('their tickets are read, shared tickets are found, and one without gets one', () => {
  expect(assignTickets(library).trackers.map(({ tickets }) => tickets)).toEqual([['INF-1']]);
  expect([...sharedTickets(library)]).toEqual([['INF-1', ['2026-04#A1', 'reviews/2026-04#A1']]]);
  expect(unticketed(library).items.map(({ key }) => key)).toEqual(['reviews/2026-04#A3']);
});
