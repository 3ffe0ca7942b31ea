import { expect, test } from 'vitest';
import { dayAt, type WrittenDay } from './day.ts';
import { dayOrders, fits, prove, type Constraint } from './proof.ts';

const even: Constraint<number> = { by: 'it is even', allows: (value) => value % 2 === 0 };
const odd: Constraint<number> = { by: 'it is odd', allows: (value) => value % 2 === 1 };
const small: Constraint<number> = { by: 'it is small', allows: (value) => value < 3 };

test('constraints take readings away, the strongest first, and say by what', () => {
  expect(prove([1, 2, 3, 4], [[even], [small]])).toEqual({ left: [2], by: ['it is even', 'it is small'] });
  expect(prove([2, 4], [[even]])).toEqual({ left: [2, 4], by: [] });
});

test('constraints that contradict each other decide nothing, and nothing weaker is asked', () => {
  expect(prove([1, 2], [[even, odd], [small]])).toEqual({ left: [1, 2], by: [] });
  expect(prove([3, 5], [[small], [even]])).toEqual({ left: [3, 5], by: [] });
});

const days = (...texts: string[]): WrittenDay[] => texts.map((text) => dayAt(text, 0)!.day);
/** The order of the days of a text, and by what it was told. */
function orderOf(written: string[], more: Partial<Parameters<typeof dayOrders>[0]> = {}): string {
  const [found] = dayOrders({
    days: days(...written),
    elsewhere: [],
    stated: [],
    language: 'en',
    beside: [],
    ...more,
  }).values();
  return found ? `${found.order} by ${found.by}` : 'open';
}

test.each([
  ['nothing', ['04/03/2026'], {}, 'open'],
  ['a day beside it', ['04/03/2026', '31/03/2026'], {}, 'day-first by `31/03/2026`, which can only be read one way'],
  [
    'a day elsewhere',
    ['04/03/2026'],
    { elsewhere: days('3/25/2026') },
    'month-first by `3/25/2026`, which can only be read one way',
  ],
  [
    'a day of another notation',
    ['04/03/2026'],
    { elsewhere: days('25-03-2026') },
    'day-first by `25-03-2026`, which can only be read one way',
  ],
  ['a known day', ['04/03/2026'], { stated: ['2026-04-03'] }, 'month-first by `2026-04-03` elsewhere in the document'],
  ['the order of the rows', ['01/12/2026', '02/11/2026'], {}, 'month-first by the order of the rows'],
  ['the language', ['04/03/2026'], { language: 'fr-CH' }, 'day-first by the language of the library, `fr-CH`'],
  ['its points', ['04.03.2026'], {}, 'day-first by its points'],
  [
    'another document',
    ['04/03/2026'],
    { beside: days('25/03/2026') },
    'day-first by `25/03/2026`, which can only be read one way',
  ],
  ['a weekday', ['Tue 03/11/2026'], {}, 'day-first by `03/11/2026`, which can only be read one way'],
  ['days that contradict each other', ['04/03/2026', '31/03/2026', '03/31/2026'], { language: 'fr' }, 'open'],
  ['a short year', ['02.01.20'], {}, 'day-first by its points'],
] as const)('the order of day and month is told by %s', (_, written, more, expected) =>
  expect(orderOf([...written], more)).toBe(expected),
);

test('a day fits a year in which it exists and has its name', () => {
  expect(fits({ month: 2, day: 29 }, 2023)).toBe(false);
  expect(fits({ month: 5, day: 3 }, 2024, 5)).toBe(true);
  expect(fits({ month: 5, day: 3 }, 2023, 5)).toBe(false);
});
