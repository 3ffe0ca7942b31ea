import { expect, test } from 'vitest';
import { stretchAt } from './starts.ts';

test('an offset lies in the last stretch that begins at it or before it', () => {
  const starts = [0, 3, 10];
  expect([0, 2, 3, 9, 10, 99].map((offset) => stretchAt(starts, offset))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(stretchAt(Int32Array.from(starts), 9)).toBe(1);
});

test('where all begin behind it, or there are none, it is the first', () => {
  expect([stretchAt([5, 9], 1), stretchAt([], 1)]).toEqual([0, 0]);
});
