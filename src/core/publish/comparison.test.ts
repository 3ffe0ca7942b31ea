import { expect, test } from 'vitest';
import { comparisonOf } from './comparison.ts';
import type { Difference } from './differences.ts';

const difference = (section: string, sort: Difference['sort'], inside: string, outside: string) =>
  ({ section, sort, inside, outside }) as Difference;

test('differences stand under their headings in the order of the file', () => {
  const sections = comparisonOf([
    difference('', 'stays', 'Title', 'Title'),
    difference('Summary', 'goes', 'Secret', ''),
    difference('Summary', 'changes', 'The cart-db fell', 'The shop fell'),
    difference('Detection', 'goes', 'An alert', ''),
    difference('Summary', 'goes', 'More', ''),
  ]);
  expect(sections.map(({ heading, staysInside, rows }) => [heading, staysInside, rows.length])).toEqual([
    ['', false, 1],
    ['Summary', false, 2],
    ['Detection', true, 1],
    ['Summary', true, 1],
  ]);
});

test('what changes is compared word by word, and nothing else is', () => {
  const [section] = comparisonOf([
    difference('Summary', 'changes', 'The cart-db fell', 'The shop fell'),
    difference('Summary', 'stays', 'It fell', 'It fell'),
  ]);
  expect(section!.rows.map(({ inside, stretches }) => [inside, stretches])).toEqual([
    [
      'The cart-db fell',
      [
        { text: 'The ', only: undefined },
        { text: 'cart-db', only: 'inside' },
        { text: 'shop', only: 'outside' },
        { text: ' fell', only: undefined },
      ],
    ],
    ['It fell', []],
  ]);
});

test('long texts are not compared word by word', () => {
  const [short, long] = [2_500, 2_501].map(
    (length) =>
      comparisonOf([difference('x', 'changes', 'a '.repeat(length / 2), 'a '.repeat(1_250))])[0]!.rows[0]!.stretches,
  );
  expect(short!.map(({ only }) => only)).toEqual([undefined]);
  const inside = 'a'.repeat(2_501);
  expect(comparisonOf([difference('x', 'changes', inside, 'a'.repeat(2_500))])[0]!.rows[0]!.stretches).toEqual([
    { text: inside, only: 'inside' },
    { text: 'a'.repeat(2_500), only: 'outside' },
  ]);
  expect(long).toBeDefined();
});
