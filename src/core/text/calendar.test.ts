import { expect, test } from 'vitest';
import { weekdayNames } from '../model/clock.ts';
import { monthNumber, monthNumbers, monthPattern, weekdayNumbers } from './calendar.ts';

test('months are known by their names and by three letters', () => {
  expect(['October', 'oct', 'SEPT', 'May', 'ma', 'Foo'].map(monthNumber)).toEqual([10, 10, 9, 5, 0, 0]);
  const whole = new RegExp(`^(?:${monthPattern})$`);
  for (const name of ['Jan', 'January', 'Sep', 'Sept', 'September', 'May', 'Jun', 'June']) expect(name).toMatch(whole);
  for (const name of ['Janu', 'Septem', 'Mayo', 'june']) expect(name).not.toMatch(whole);
});

test('months and weekdays are known in other languages', () => {
  expect(['märz', 'okt', 'desember'].map((name) => monthNumbers[name])).toEqual([3, 10, 12]);
  expect(['agosto', 'févr', 'maart', 'ottobre', 'września'].map((name) => monthNumbers[name])).toEqual([
    8, 2, 3, 10, 9,
  ]);
  expect(weekdayNames.map((name) => weekdayNumbers[name.toLowerCase()])).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(
    [
      'mittwoch',
      'donnerstag',
      'fre',
      'tirsdag',
      'lördag',
      'lundi',
      'miércoles',
      'sábado',
      'zondag',
      '木',
      '금요일',
    ].map((name) => weekdayNumbers[name]),
  ).toEqual([3, 4, 5, 2, 6, 1, 3, 6, 0, 4, 5]);
});
