import { describe, expect, it } from 'vitest';
import { postmortem, type Parts } from '../metrics/fixture.ts';
import { actionsOf } from '../model/library-action.ts';
import type { Ticket } from '../model/ticket.ts';
import { libraryOf } from './_testing/library.ts';
import { disagreementsOf } from './disagreements.ts';

type Row = NonNullable<Parts['actions']>[number];

/** What is said of one row, by what trackers said. */
function said(row: Row, ...tickets: Ticket[]): string[] {
  const library = libraryOf([postmortem('a', { actions: [row] })], tickets);
  return actionsOf(library.postmortems)
    .flatMap((item) => disagreementsOf(item, library))
    .map(({ about, written, tracker }) => `${about}: ${written ?? '–'} / ${tracker ?? '–'}`);
}
const row = (more: Row = {}): Row => ({ id: 'A1', ticket: 'INF-1', status: 'open', ...more });

describe('table and tracker', () => {
  it.each<[string, Row, Ticket['state'], string[]]>([
    ['closed there, open here', row(), 'done', ['status: open / done']],
    ['open there, closed here', row({ status: 'done' }), 'open', ['status: done / open']],
    ['declined there, done here', row({ status: 'done' }), 'declined', ['status: done / declined']],
    ['under way there, open here', row(), 'in-progress', ['status: open / in-progress']],
    ['open there, under way here', row({ status: 'in-progress' }), 'open', []],
    ['without a status here', { id: 'A1', ticket: 'INF-1' }, 'done', ['status: – / done']],
    ['deleted there', row(), 'gone', ['gone: INF-1 / –']],
    ['hidden from the token', row(), 'hidden', []],
  ])('%s', (_, given, state, expected) => {
    expect(said(given, { ticket: 'INF-1', state })).toEqual(expected);
  });

  it('say nothing of a ticket the snapshot does not hold', () => {
    expect(said(row(), { ticket: 'INF-2', state: 'done' })).toEqual([]);
    expect(said({ id: 'A1', status: 'open' }, { ticket: 'INF-1', state: 'done' })).toEqual([]);
  });

  it('differ in the due date of what is still to be done', () => {
    expect(said(row({ due: '2026-12-31' }), { ticket: 'INF-1', state: 'open', due: '2027-01-02' })).toEqual([
      'due: 2026-12-31 / 2027-01-02',
    ]);
    expect(said(row(), { ticket: 'INF-1', state: 'open', due: '2027-01-02' })).toEqual(['due: – / 2027-01-02']);
    expect(
      said(row({ status: 'done', due: '2026-12-31' }), { ticket: 'INF-1', state: 'done', due: '2027-01-02' }),
    ).toEqual([]);
  });

  it('differ in the owner where the account is known, whatever the case of its letters', () => {
    const owner = (written: string, account: string) =>
      said(row({ owner: written }), { ticket: 'INF-1', state: 'open', owner: account });
    expect(owner('@bpark', 'mfeld')).toEqual(['owner: @bpark / @mfeld']);
    expect(owner('@bpark', 'Bob-P')).toEqual([]);
    expect(owner('@mfeld', 'bob@shop.example')).toEqual(['owner: @mfeld / @bpark']);
    expect(owner('@bpark', 'somebody')).toEqual([]);
    expect(owner('@left', 'mfeld')).toEqual([]);
  });

  it('agree where somebody of the team that owns it has it', () => {
    const owner = (account: string) =>
      said(row({ owner: 'payments' }), { ticket: 'INF-1', state: 'open', owner: account });
    expect(owner('bob-p')).toEqual([]);
    expect(owner('mfeld')).toEqual(['owner: payments / @mfeld']);
  });

  it('say where a ticket was moved, and how it stands there', () => {
    expect(said(row(), { ticket: 'INF-1', state: 'done', movedTo: 'NET-4' })).toEqual([
      'moved: INF-1 / NET-4',
      'status: open / done',
    ]);
  });
});

describe('an item with two tickets', () => {
  const both = row({ ticket: 'INF-1, INF-2' });
  const states = (first: Ticket['state'], second: Ticket['state']) =>
    said(both, { ticket: 'INF-1', state: first }, { ticket: 'INF-2', state: second });

  it('is closed once both are', () => {
    expect(states('done', 'done')).toEqual(['status: open / done']);
    expect(states('done', 'declined')).toEqual(['status: open / done']);
    expect(states('declined', 'declined')).toEqual(['status: open / declined']);
    expect(states('done', 'open')).toEqual(['status: open / in-progress']);
  });

  it('hangs on the one of which nobody knows', () => {
    expect(states('done', 'hidden')).toEqual([]);
    expect(said(both, { ticket: 'INF-1', state: 'done' })).toEqual([]);
    expect(states('done', 'gone')).toEqual(['gone: INF-2 / –']);
  });
});
