import { expect, test } from 'vitest';
import { daysIn } from '../../text/day.ts';
import { dayWritten, dueReader } from './due-days.ts';

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
