import { expect, test } from 'vitest';
import { businessDaysBetween, isBusinessDay, lastDay, nameOfDeadline } from './deadline.ts';

test('calendar days count every day', () => {
  expect(lastDay('2026-04-15', { days: 30, count: 'calendar' })).toBe('2026-05-15');
  expect(lastDay('2024-02-28', { days: 1, count: 'calendar' })).toBe('2024-02-29');
});

test('business days leave out Saturday and Sunday', () => {
  // 17 April 2026 is a Friday.
  expect(lastDay('2026-04-17', { days: 1, count: 'business' })).toBe('2026-04-20');
  expect(lastDay('2026-04-18', { days: 1, count: 'business' })).toBe('2026-04-20');
  expect(lastDay('2026-04-17', { days: 5, count: 'business' })).toBe('2026-04-24');
  expect(lastDay('2026-04-17', { days: 6, count: 'business' })).toBe('2026-04-27');
});

test('a deadline has a name', () => {
  expect(nameOfDeadline({ days: 1, count: 'calendar' })).toBe('1 day');
  expect(nameOfDeadline({ days: 5, count: 'business' })).toBe('5 business days');
});

test('business days leave out holidays, of one year and of every year', () => {
  const holidays = ['12-25', '2026-12-24', '01-01'];
  // 23 December 2026 is a Wednesday.
  expect(lastDay('2026-12-23', { days: 1, count: 'business' }, holidays)).toBe('2026-12-28');
  expect(lastDay('2025-12-23', { days: 1, count: 'business' }, holidays)).toBe('2025-12-24');
  expect(lastDay('2026-12-23', { days: 1, count: 'calendar' }, holidays)).toBe('2026-12-24');
  expect(isBusinessDay('2026-12-25', holidays)).toBe(false);
  expect(isBusinessDay('2026-12-28', holidays)).toBe(true);
  expect(isBusinessDay('2026-12-27', holidays)).toBe(false);
});

test('a calendar without a working day ends all the same', () => {
  const all = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10));
  expect(lastDay('2026-04-17', { days: 1, count: 'business' }, all) > '3000').toBe(false);
});

test('business days between two days', () => {
  // Wednesday to Tuesday.
  expect(businessDaysBetween('2026-04-15', '2026-04-21')).toBe(4);
  expect(businessDaysBetween('2026-04-21', '2026-04-15')).toBe(-4);
  expect(businessDaysBetween('2026-04-15', '2026-04-21', ['2026-04-20'])).toBe(3);
  expect(businessDaysBetween('2026-04-15', '2026-04-15')).toBe(0);
});
