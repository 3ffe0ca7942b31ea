import { describe, expect, test } from 'vitest';
import { daysBetween, readDays, weekdayOf } from './day.ts';

describe('a day in running text', () => {
  test.each<[string, string[]]>([
    ['on 2026-04-21', ['2026-04-21']],
    ['on October 12th', ['2026-10-12']],
    ['on 7 February 2024', ['2024-02-07']],
    ['Sept 5, 2025', ['2025-09-05']],
    ['31 June', []],
    ['2026-04-21-checkout', []],
  ])('%s', (text, days) => {
    expect(readDays(text, 2026).map(({ day }) => day)).toEqual(days);
  });

  test('business days leave out weekends and the first day', () => {
    expect(daysBetween('2026-04-15', '2026-04-21', 'business')).toBe(4);
    expect(daysBetween('2026-04-15', '2026-04-21', 'calendar')).toBe(6);
    expect(weekdayOf('2026-04-19')).toBe('Sunday');
  });
});
