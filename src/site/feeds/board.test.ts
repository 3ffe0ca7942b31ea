import { expect, test } from 'vitest';
import { boardOf, standingOf } from '../../core/actions/board.ts';
import { libraryOf } from '../../core/actions/_testing/library.ts';
import { csvOf } from '../../core/metrics/figures.ts';
import { postmortem } from '../../core/metrics/fixture.ts';
import { addressesBelow } from '../../core/model/address.ts';
import { boardData, boardFigure, boardRows } from './board.ts';

const library = libraryOf(
  [
    postmortem('a', {
      rows: [['2026-04-15 14:00', 'impact-start']],
      services: ['shop', 'search'],
      actions: [
        { id: 'A1', due: '2026-05-01', status: 'open', owner: '@bpark', ticket: 'X-1', type: 'prevent' },
        { status: 'done' },
      ],
    }),
  ],
  [{ ticket: 'X-1', state: 'done', closed: '2026-05-02' }],
);
const items = boardOf(library, '2026-05-10');
const rows = boardRows(items, { addresses: addressesBelow('https://incidents.example/') });

test('every action item is a row of plain values with its address', () => {
  expect(rows[0]).toEqual({
    incident: 'a',
    review: undefined,
    id: 'A1',
    action: 'do something',
    type: 'prevent',
    owner: '@bpark',
    team: 'payments',
    ticket: 'X-1',
    due: '2026-05-01',
    priority: undefined,
    status: 'open',
    overdue: 9,
    age: 25,
    closed: undefined,
    severity: 'SEV2',
    services: 'shop search',
    began: '2026-04',
    disagrees: 'status',
    address: 'https://incidents.example/incidents/a/#action-A1',
  });
  expect(rows[1]!.address).toBe('https://incidents.example/incidents/a/#action-row-2');
});

test('the same rows are CSV, where nothing runs, and JSON with what stands above them', () => {
  const [head, first] = csvOf(boardFigure(rows)).split('\r\n');
  expect(head).toBe(
    'incident,id,action,type,owner,team,ticket,due,priority,status,overdue,age,closed,severity,services,began,disagrees,address,review',
  );
  expect(first).toMatch(/^a,A1,do something,prevent,'@bpark,payments,X-1,/);
  expect(boardData(rows, standingOf(items, '2026-05-10', library.configuration), '2026-05-10')).toMatchObject({
    schema: 1,
    on: '2026-05-10',
    standing: { open: 1, overdue: 1, done: 1 },
    actions: [{ id: 'A1' }, { id: undefined }],
  });
});
