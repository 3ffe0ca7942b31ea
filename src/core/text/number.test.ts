import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeEqual, reachOf, readNumbers } from './number.ts';

/** The one number in a text. */
function only(text: string) {
  const numbers = readNumbers(text);
  expect(numbers, text).toHaveLength(1);
  return numbers[0]!;
}

describe('a number is read with its unit', () => {
  test.each([
    ['4,200 customers', 4200, 'count'],
    ['250 customers', 250, 'count'],
    ['three pods', 3, 'count'],
    ['78 % of requests', 78, 'percent'],
    ['25 percent of users', 25, 'percent'],
    ['2.9 percentage points', 2.9, 'points'],
    ['$58,000 deferred', 58_000, 'money'],
    ['$58k', 58_000, 'money'],
    ['12,000 USD', 12_000, 'money'],
    ['1.2 million requests', 1_200_000, 'count'],
    ['47 MB of JSON', 47_000_000, 'bytes'],
    ['a limit of 512Mi', 512 * 1024 ** 2, 'bytes'],
    ['4 GiB', 4 * 1024 ** 3, 'bytes'],
    ['200 ms', 0.2, 'seconds'],
    ['a 21-min budget', 1260, 'seconds'],
    ['2,400 RPS', 2400, 'rate'],
    ['2,400 requests a second', 2400, 'rate'],
    ['a 3× rise', 3, 'times'],
    ['a 3-fold rise', 3, 'times'],
  ])('%s', (text, value, kind) => {
    const number = only(text);
    expect(number.unit.kind).toBe(kind);
    expect(number.value).toBeCloseTo(value, 6);
  });

  test('“from 4 to 12” is two numbers, “4 to 12” is one range', () => {
    expect(readNumbers('from 4 to 12 replicas').map(({ value }) => value)).toEqual([4, 12]);
    expect(only('4 to 12 replicas')).toMatchObject({ value: 4, most: 12 });
    expect(only('15–20 minutes')).toMatchObject({ value: 900, most: 1200 });
  });

  test('words and signs in front say how sure it is', () => {
    expect(only('~4,200 customers')).toMatchObject({ approximate: true, text: '~4,200' });
    expect(only('about 30 % of users')).toMatchObject({ approximate: true, text: 'about 30 %' });
    expect(only('more than 80 % closed')).toMatchObject({ bound: 'above' });
    expect(only('> 0.1 % errors')).toMatchObject({ bound: 'above' });
    expect(only('up to 78 % failed')).toMatchObject({ bound: 'below' });
  });
});

test.each([
  '2026-04-15',
  'at 14:03:22',
  'v2.15.0',
  'version 1.11',
  'PR #4128',
  'PLAT-1284',
  'action A1',
  'HTTP 502',
  '503 errors',
  'answered with 404',
  'on 22 July',
  'on July 22',
  'in 2026',
  'the 2nd time',
  'step 3',
  'exit code 137',
  '2FA',
  '9 am',
  '5xx',
  '10.0.3.7',
  'https://example.org/?panelId=17&width=1000',
  'feb-29-x@7',
])('%s holds no number', (text) => {
  expect(readNumbers(text)).toEqual([]);
});

describe('two numbers may be one', () => {
  test.each([
    ['~4,200 users', '4,180 users', true],
    ['4,200 users', '4,180 users', true],
    ['4,212 users', '4,180 users', false],
    ['250 users', '251 users', false],
    ['$58k', '$57,960', true],
    ['more than 30 %', '92 %', true],
    ['30 %', '92 %', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(mayBeEqual(only(a), only(b))).toBe(expected);
  });
});

describe('for any text', () => {
  test('reading never throws, and what is read stands where it says', () => {
    const pieces = fc.constantFrom(
      '~',
      '$',
      '4,200',
      '14:03',
      '%',
      ' ',
      '–',
      'k',
      'MB',
      'from ',
      ' to ',
      '→',
      'A1',
      '.',
      '1',
      '×',
      '#',
      'three ',
      'pods',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const number of readNumbers(text)) {
          expect(text.slice(number.start, number.end)).toBe(number.text);
          expect(number.end).toBeGreaterThan(number.start);
          expect(number.end).toBeGreaterThanOrEqual(end);
          expect(Number.isFinite(number.value)).toBe(true);
          expect(number.most).toBeGreaterThanOrEqual(number.value);
          const [least, most] = reachOf(number);
          expect(least).toBeLessThanOrEqual(most);
          end = number.end;
        }
      }),
      { numRuns: 300 },
    );
  });
});
