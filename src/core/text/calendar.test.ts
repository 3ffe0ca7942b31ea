import { expect, test } from 'vitest';
import { weekdayNames } from '../model/clock.ts';
import { monthNumber, monthNumbers, monthPattern, weekdayPattern } from './calendar.ts';

test('months are known by their names and by three letters', () => {
  expect(['October', 'oct', 'SEPT', 'May', 'ma', 'Foo'].map(monthNumber)).toEqual([10, 10, 9, 5, 0, 0]);
  const whole = new RegExp(`^(?:${monthPattern})$`);
  for (const name of ['Jan', 'January', 'Sep', 'Sept', 'September', 'May', 'Jun', 'June']) expect(name).toMatch(whole);
  for (const name of ['Janu', 'Septem', 'Mayo', 'june']) expect(name).not.toMatch(whole);
});

test('months and weekdays are known in other languages', () => {
  expect(['märz', 'okt', 'desember'].map((name) => monthNumbers[name])).toEqual([3, 10, 12]);
  const whole = new RegExp(`^${weekdayPattern}$`);
  for (const name of [
    ...weekdayNames.map((day) => day.toLowerCase()),
    'mittwoch',
    'donnerstag',
    'fre',
    'tirsdag',
    'lördag',
  ])
    expect(name).toMatch(whole);
});
