import { expect, test } from 'vitest';
import { spent } from '../../_testing/spent.ts';
import type { ApiAction } from '../feeds/api/schema.ts';
import { sharedActions, sharedIds } from './shared.ts';

const action = (text: string, more: Partial<ApiAction> = {}): ApiAction => ({
  incident: 'any',
  action: text,
  status: 'open',
  open: true,
  address: '/incidents/any/',
  ...more,
});

test('ids that both have, and those of one alone, each once and in its order', () => {
  expect(sharedIds(['shop', 'db', 'shop', 'cdn'], ['cdn', 'mail', 'db'])).toEqual({
    both: ['db', 'cdn'],
    first: ['shop'],
    second: ['mail'],
  });
});

test('nothing in two empty lists', () => {
  expect(sharedIds([], [])).toEqual({ both: [], first: [], second: [] });
});

test('one ticket is one promise, whatever the words', () => {
  const [a, b] = [action('Raise the limit', { ticket: 'OPS-1' }), action('Limit raised for good', { ticket: 'OPS-1' })];
  expect(sharedActions([a], [b])).toEqual({
    both: [{ first: a, second: b, because: 'ticket' }],
    first: [],
    second: [],
  });
});

test('the same words are one promise, but not where two tickets say otherwise', () => {
  const same = [action('Alert on  the queue'), action('alert on the queue', { ticket: 'OPS-2' })] as const;
  expect(sharedActions([same[0]], [same[1]]).both).toEqual([{ first: same[0], second: same[1], because: 'words' }]);
  const apart = [action('Add a test', { ticket: 'OPS-3' }), action('Add a test', { ticket: 'OPS-4' })] as const;
  expect(sharedActions([apart[0]], [apart[1]])).toEqual({ both: [], first: [apart[0]], second: [apart[1]] });
});

test('an action of one is like one of the other at most, and a ticket counts before words', () => {
  const first = [action('Add a test'), action('Add a test', { ticket: 'OPS-5' })];
  const second = [action('Add a test', { ticket: 'OPS-5' })];
  const { both, first: rest } = sharedActions(first, second);
  expect(both.map(({ because }) => because)).toEqual(['ticket']);
  expect(rest).toEqual([first[0]]);
});

test('a ticket that contradicts leaves the same words of another to be paired', () => {
  const a = action('Add a test', { ticket: 'OPS-6' });
  const second = [action('Add a test', { ticket: 'OPS-7' }), action('Add a test')];
  expect(sharedActions([a], second)).toEqual({
    both: [{ first: a, second: second[1], because: 'words' }],
    first: [],
    second: [second[0]],
  });
});

test('actions without words are not alike', () => {
  expect(sharedActions([action(' ')], [action('')]).both).toEqual([]);
});

test('thousands of actions take a moment', () => {
  const many = (ticket: string) =>
    Array.from({ length: 20_000 }, (_, n) => action(`Step ${n}`, { ticket: `${ticket}-${n}` }));
  const before = spent();
  expect(sharedActions(many('A'), many('B')).both).toEqual([]);
  expect(sharedActions(many('A'), many('A')).both).toHaveLength(20_000);
  expect(spent() - before).toBeLessThan(5_000);
});
