import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockRangesIn, clocksIn } from './clock.ts';
import { daysIn } from './day.ts';

describe('a clock time in running text', () => {
  test.each<[string, string[]]>([
    ['emailed at 14:35', ['14:35']],
    ['at 09:00:00.123 and 9:05 UTC', ['09:00:00.123', '9:05 UTC']],
    ['on 2026-04-15 14:02 UTC', ['2026-04-15 14:02 UTC']],
    ['at 2:30 pm', ['2:30 pm']],
    ['between ~4pm and 5.15 p.m. UTC', ['4pm', '5.15 p.m. UTC']],
    ['from Mar 2 19:30 to March 23, 09:45', ['19:30', '09:45']],
    ['- 09:16: service back', ['09:16']],
    ['(14:02 to 14:14)', ['14:02', '14:14']],
  ])('%s', (text, clocks) => {
    expect(clocksIn(text).map((clock) => clock.text)).toEqual(clocks);
  });

  test.each([
    'a ratio of 3:1',
    '1:45 h',
    'core.go:14:03',
    'port :8080',
    '14:03:22:11',
    '25:61',
    'x14:03',
    'pod 12 14:03',
    '13pm',
    'version 2.5 am Ende',
    'I am 5',
  ])('is not read from %s', (text) => {
    expect(clocksIn(text)).toEqual([]);
  });

  test('two of them are a range where the words say so', () => {
    for (const text of ['14:02 to 14:14', '14:02–14:14', 'between 14:02 and 14:14', 'from 14:02 until 14:14'])
      expect(clockRangesIn(text), text).toHaveLength(1);
    expect(clockRangesIn('at 14:02 and 14:14')).toEqual([]);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void [clocksIn(text), daysIn(text)]));
  });
});
