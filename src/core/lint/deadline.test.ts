import { expect, test } from 'vitest';
import { lastDay, nameOfDeadline } from './deadline.ts';

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
