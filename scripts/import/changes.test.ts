import { expect, test } from 'vitest';
import { changesTold } from './changes.ts';

test('of many lines the first are told', () => {
  const kept = Array.from({ length: 40 }, (_, index) => ({ line: index + 1, text: 'fait', now: 'done' }));
  expect(changesTold(kept)).toEqual(['1, 2, 3, 4, 5, and 35 more: `fait` is now `done`']);
});

test('changes are told once for each new form', () => {
  expect(
    changesTold([
      { line: 1, text: 'Pump stands', now: 'Pump' },
      { line: 1, text: 'Pump stands', now: 'Pump' },
      { line: 0, text: 'Pump', now: 'Pump' },
      { line: 7, text: '4 May', now: 'the dates of the rows below' },
      { line: 10, text: '5 May', now: 'the dates of the rows below' },
      { line: 14, text: '6 May', now: 'the dates of the rows below' },
      { line: 0, text: 'Owner Due', now: 'the columns of action items' },
    ]),
  ).toEqual([
    '1: `Pump stands` is now `Pump`',
    '7, 10, and 14: `4 May`, `5 May`, and `6 May` are now `the dates of the rows below`',
    '`Owner Due` is now `the columns of action items`',
  ]);
});
