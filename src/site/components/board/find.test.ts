import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../../core/actions/_testing/library.ts';
import { boardOf } from '../../../core/actions/board.ts';
import { postmortem } from '../../../core/metrics/fixture.ts';
import { boardFile } from './file.ts';
import { finder } from './find.ts';
import { readState } from './state.ts';

const library = libraryOf([
  postmortem('pool', {
    title: 'The pool ran dry',
    severity: 'SEV1',
    services: ['shop', 'search'],
    actions: [
      { id: 'A1', due: '2026-05-01', status: 'open', owner: '@bpark' },
      { id: 'A2', due: '2026-06-01', status: 'done', owner: '@bpark', ticket: 'INF-7' },
      { id: 'A3', status: 'in-progress' },
    ],
  }),
  postmortem('cafe', {
    title: 'Das Café schloß früh',
    severity: 'SEV2',
    actions: [{ id: 'A1', due: '2026-04-01', status: 'open', owner: '@mfeld' }],
  }),
]);
const items = boardOf(library, '2026-05-10');
const file = boardFile(items, new Map([['pool#A1', 'cafe']]), ({ id }) => id);
const titled = boardFile(
  items,
  new Map(),
  ({ id }) => ({ pool: 'The pool ran dry', cafe: 'Das Café schloß früh' })[id]!,
);
const find = finder(titled, (owner) => ({ bpark: 'Bob Park', mfeld: 'Marcus Feld' })[owner] ?? owner);
const keys = async (query: string) =>
  (await find(readState(query))).groups.map(({ value, items: own }) => [value, own.map((item) => items[item]!.key)]);
const list = async (query: string) => (await keys(query)).flatMap(([, own]) => own);

describe('the file of the board', () => {
  test('is in the order of due dates, and names each incident once', () => {
    expect(file).toMatchObject({
      documents: [
        ['cafe', 'cafe'],
        ['pool', 'pool'],
      ],
      of: [0, 1, 1, 1],
      ids: ['A1', 'A1', 'A2', 'A3'],
      due: ['2026-04-01', '2026-05-01', '2026-06-01', 0],
      late: [39, 9, 0, 0],
      pending: [1, 1, 0, 1],
      tickets: [0, 0, 'INF-7', 0],
      again: { 1: 0 },
    });
    expect(file.filters['owner']).toEqual({ values: ['bpark', 'mfeld', 'none'], of: [1, 0, 0, 2] });
  });

  test('is whole after a way through JSON, and there is one of an empty library', () => {
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
    expect(boardFile([], new Map(), ({ id }) => id)).toMatchObject({ documents: [], texts: [] });
  });
});

test('the board is sorted by a column, what has no value last either way', async () => {
  expect(await list('?show=all&sort=-due')).toEqual(['pool#A2', 'pool#A1', 'cafe#A1', 'pool#A3']);
  expect(await list('?show=all&sort=owner')).toEqual(['pool#A1', 'pool#A2', 'cafe#A1', 'pool#A3']);
  expect(await list('?show=all&sort=-owner')).toEqual(['cafe#A1', 'pool#A1', 'pool#A2', 'pool#A3']);
  expect(await list('?show=all&sort=status')).toEqual(['cafe#A1', 'pool#A1', 'pool#A3', 'pool#A2']);
  expect(await list('?show=all&sort=priority')).toEqual(await list('?show=all'));
  expect(await list('?show=all&by=severity&sort=owner')).toEqual(await list('?show=all&sort=owner'));
});

describe('the board finds', () => {
  test('what has still to be kept, unless it is asked for more', async () => {
    expect(await list('')).toEqual(['cafe#A1', 'pool#A1', 'pool#A3']);
    expect(await list('?show=closed')).toEqual(['pool#A2']);
    expect(await list('?show=all')).toEqual(['cafe#A1', 'pool#A1', 'pool#A2', 'pool#A3']);
  });

  test.each([
    ['the incident', 'ran dry', ['pool#A1', 'pool#A3']],
    ['the incident, without its accents', 'CAFE schloss', ['cafe#A1']],
    ['the owner', 'bob park', ['pool#A1']],
    ['the handle of the owner', 'mfeld', ['cafe#A1']],
    ['several of these', 'park  pool', ['pool#A1']],
    ['nothing that has only some', 'park café', []],
    ['markup', '<img onerror=x>', []],
    ['no item by the word for no owner', 'none', []],
  ])('by the words of %s', async (_, words, found) => {
    expect(await list(`?q=${encodeURIComponent(words)}`)).toEqual(found);
  });

  test('a closed one by its ticket', async () => {
    expect(await list('?show=all&q=inf-7')).toEqual(['pool#A2']);
  });

  test('any of the values of a facet, and of every facet one', async () => {
    expect(await list('?owner=bpark&owner=mfeld')).toEqual(['cafe#A1', 'pool#A1']);
    expect(await list('?owner=bpark&owner=mfeld&severity=SEV1')).toEqual(['pool#A1']);
    expect(await list('?owner=none')).toEqual(['pool#A3']);
    expect(await list('?owner=somebody')).toEqual([]);
  });

  test('and counts what every value would bring, under everything else that was asked', async () => {
    const { counts, scopes } = await find(readState('?severity=SEV1'));
    expect(Object.fromEntries(counts.severity!)).toEqual({ SEV1: 2, SEV2: 1 });
    expect(Object.fromEntries(counts.owner!)).toEqual({ bpark: 1, none: 1 });
    expect(scopes).toEqual({ open: 2, closed: 1, all: 3 });
  });

  test('groups, in which one of two services is twice and counts once', async () => {
    expect(await keys('?by=service&severity=SEV1')).toEqual([
      ['search', ['pool#A1', 'pool#A3']],
      ['shop', ['pool#A1', 'pool#A3']],
    ]);
    expect((await find(readState('?by=service&severity=SEV1'))).total).toBe(2);
    expect((await keys('?by=owner')).map(([value]) => value)).toEqual(['bpark', 'mfeld', 'none']);
    expect((await find(readState('?by=owner'))).groups.map(({ overdue }) => overdue)).toEqual([1, 1, 0]);
  });

  test('ways out where nothing is found', async () => {
    expect((await find(readState('?q=park&severity=SEV2&owner=bpark'))).without).toEqual([
      { what: 'severity', total: 1 },
      { what: 'filters', total: 1 },
    ]);
    expect((await find(readState('?q=zzz&owner=mfeld'))).without).toEqual([{ what: 'words', total: 1 }]);
  });
});
