import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMilliseconds } from '../../model/span.ts';
import { readLengths } from '../../text/length.ts';
import { agrees, meaningOf } from './agree.ts';

const minute = 60_000;

describe('what was written', () => {
  const minutes = (least: number, most = least) =>
    ({ least: least * minute, most: most * minute, precision: 'minute', approximate: false }) as const;
  test.each<[string, number, boolean]>([
    ['18 minutes', 18, true],
    ['18 minutes', 17, true],
    ['18 minutes', 16, false],
    ['39 minutes', 31, false],
    ['30 minutes', 31, true],
    ['45 minutes', 47, true],
    ['47 minutes', 45, false],
    ['about 20 minutes', 25, true],
    ['about 20 minutes', 40, false],
    ['about nine hours', 10.5 * 60, true],
    ['about nine hours', 11.5 * 60, false],
    ['5840 minutes', 5802, true],
    ['5280 minutes', 5180, false],
    ['two hours', 95, true],
    ['two hours', 80, false],
    ['over 20 minutes', 45, true],
    ['over 20 minutes', 15, false],
    ['almost an hour', 55, true],
    ['almost an hour', 70, false],
    ['within 5 minutes', 1, true],
    ['within 5 minutes', 6, false],
    ['within 9 minutes', 6, false],
    ['within 3 minutes', 3, true],
  ])('%s agrees with %d minutes: %s', (text, actual, expected) => {
    expect(agrees(readLengths(text)[0]!, minutes(actual))).toBe(expected);
  });

  test('is an interval that holds the value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (value) => {
        const [length] = readLengths(`${value} minutes`);
        const [least, most] = meaningOf(length!);
        expect(least).toBeLessThanOrEqual(value * minute);
        expect(most).toBeGreaterThanOrEqual(value * minute);
      }),
    );
  });

  test('reads what the library itself prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (minutes) => {
        const printed = formatMilliseconds(minutes * minute);
        const [length] = readLengths(printed);
        expect(length, printed).toBeDefined();
        expect(
          agrees(length!, { least: minutes * minute, most: minutes * minute, precision: 'minute', approximate: false }),
        ).toBe(true);
      }),
    );
  });
});
