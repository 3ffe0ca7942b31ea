import { expect, test } from 'vitest';
import { daysIn } from '../../text/day.ts';
import { dayWritten, dueReader, endNamed, isOpenDue } from './due-days.ts';

const read = (text: string, began?: string, more: { beside?: string; usual?: 'day-first' | 'month-first' } = {}) => {
  const shown = {
    elsewhere: daysIn(more.beside ?? ''),
    language: 'en',
    usual: more.usual,
    beside: [],
  };
  return dueReader(shown, began, [dayWritten(text)!])(dayWritten(text)!);
};

test.each([
  ['2024-06-09', '2024-06-09'],
  ['09.06.2024', '2024-06-09'],
  ['21/06/2024', '2024-06-21'],
  ['9 czerwca 2024', '2024-06-09'],
  ['2024.06.09.', '2024-06-09'],
])('%s is %s by itself', (text, date) => expect(read(text)).toBe(date));

test.each([
  ['Jun 30', '2024-06-09', '2024-06-30'],
  ['Jan 8', '2024-11-20', '2025-01-08'],
  ['29.2.', '2023-12-01', '2024-02-29'],
  // 5 September had been before the incident.
  ['09/05/2024', '2024-06-01', '2024-09-05'],
])('%s after an incident on %s is %s', (text, began, date) => expect(read(text, began)).toBe(date));

test.each([
  ['Jun 30', undefined],
  ['Feb 1', '2024-06-09'],
  ['07/08/2024', '2024-06-09'],
  ['7/8', '2024-06-09'],
])('%s after an incident on %s can be several days, or none', (text, began) =>
  expect(read(text, began)).toBeUndefined(),
);

test('the other days of the document show the order', () => {
  expect(read('07/08/2024', '2024-06-09', { beside: 'It broke on 29/05/2024.' })).toBe('2024-08-07');
  expect(read('07/08/2024', '2024-06-09', { beside: 'It broke on 05/29/2024.' })).toBe('2024-07-08');
});

test('so does the language', () => expect(read('07/08/2024', undefined, { usual: 'day-first' })).toBe('2024-08-07'));

test.each([
  ['end of May 2024', '2024-05-31'],
  ['by the end of Q2 2024', '2024-06-30'],
  ['Ende 4. Quartal 2024', '2024-12-31'],
  ['fin février 2024', '2024-02-29'],
  ['koniec kwietnia 2024', '2024-04-30'],
  ['end of 2024', '2024-12-31'],
  ['2024年5月末', '2024-05-31'],
])('%s is %s', (text, date) => expect(endNamed(text)).toBe(date));

test.each(['end of May', 'Q2 2024', 'May 2024', 'end of the sprint'])('%s ends on no day', (text) =>
  expect(endNamed(text)).toBeUndefined(),
);

test.each(['next sprint', 'in two weeks', 'H2 2024', 'KW 23', 'prochain trimestre', 'TBD'])(
  '%s says when without a day',
  (text) => expect(isOpenDue(text)).toBe(true),
);

test.each(['Ada Lind', 'queue', 'retry in two steps', 'Q&A'])('%s does not', (text) =>
  expect(isOpenDue(text)).toBe(false),
);
