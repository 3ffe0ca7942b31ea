import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthAtStart, readLengths } from './length.ts';
import { spent } from '../../_testing/spent.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a length of time', () => {
  test.each<[string, number]>([
    ['lasted 18 minutes', 18 * minute],
    ['MTTR: 59 seconds', 59 * second],
    ['1 h 45 min', 105 * minute],
    ['1h45m', 105 * minute],
    ['2h15', 135 * minute],
    ['1:45 h', 105 * minute],
    ['5m 30s', 330 * second],
    ['Duration: 18m', 18 * minute],
    ['for an hour and a half', 90 * minute],
    ['half an hour', 30 * minute],
    ['a quarter of an hour', 15 * minute],
    ['an hour and three quarters', 105 * minute],
    ['two and a half hours', 150 * minute],
    ['2½ hours', 150 * minute],
    ['twenty-one minutes', 21 * minute],
    ['5 hours and 26 minutes', 326 * minute],
    ['15 minutes, 20 seconds', 920 * second],
    ['a 75-second outage', 75 * second],
    ['12-min clean window', 12 * minute],
    ['6 business days', 6 * day],
    ['a full minute before', minute],
    ['30,000 ms', 30 * second],
    ['a day later', day],
  ])('is read from %s', (text, length) => {
    expect(readLengths(text).map(({ least }) => least)).toEqual([length]);
  });

  test.each<[string, number, number]>([
    ['30–60 seconds', 30 * second, 60 * second],
    ['15 to 20 minutes', 15 * minute, 20 * minute],
    ['between 5 and 10 minutes', 5 * minute, 10 * minute],
  ])('may be a range: %s', (text, least, most) => {
    expect(readLengths(text)).toMatchObject([{ least, most }]);
  });

  test.each([
    '14:03 to 14:10',
    '2,400 requests a second',
    '1.07 MiB a minute',
    'once a day',
    'a second mitigation',
    '64 MB',
    'v2.15.0',
    'in the 1980s',
    'a rise of 503s',
    'invoices-gateway-7d4f-q2p8',
    '$3m in sales',
  ])('is not read from %s', (text) => {
    expect(readLengths(text)).toEqual([]);
  });

  test.each<[string, string]>([
    ['about 20 minutes', 'about'],
    ['~90 sec', 'about'],
    ['20 minutes or so', 'about'],
    ['some ten minutes', 'about'],
    ['almost an hour', 'nearly'],
    ['> 5 min', 'over'],
    ['more than two hours', 'over'],
    ['less than a minute', 'under'],
    ['up to 45 minutes', 'under'],
    ['within 6 minutes', 'within'],
    ['18 minutes', 'exactly'],
  ])('knows how sure it is: %s is %s', (text, bound) => {
    expect(readLengths(text)).toMatchObject([{ bound }]);
  });

  test('says where it stands', () => {
    const text = 'It took about 20 minutes, then 5 s.';
    expect(readLengths(text).map(({ start, end }) => text.slice(start, end))).toEqual(['about 20 minutes', '5 s']);
  });
});

describe('reading', () => {
  test('never throws, and stays inside the text', () => {
    const words = fc.constantFrom(
      ...'14:03 a an hour half and to – ½ 12 minutes 5 s about within , . ( ) ~ > min h 1.5 0 two - days of quarter'.split(
        ' ',
      ),
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words).map((parts) => parts.join(' ')),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, least, most } of readLengths(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(least).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('gives back what was printed, in any spelling', () => {
    const spellings: ((hours: number, minutes: number) => string)[] = [
      (h, m) => `${h} h ${m} min`,
      (h, m) => `${h} hours ${m} minutes`,
      (h, m) => `${h} hours and ${m} minutes`,
      (h, m) => `${h}h${m}m`,
      (h, m) => `${h}h ${m}m`,
      (h, m) => `${h} hrs ${m} mins`,
      (h, m) => `${h} hour ${m} minute`,
      (h, m) => `${h}:${String(m).padStart(2, '0')} h`,
      (h, m) => `${h * 60 + m} minutes`,
      (h, m) => `${h * 60 + m}-minute`,
      (h, m) => `${(h * 60 + m) * 60} s`,
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 59 }),
        fc.constantFrom(...spellings),
        (h, m, spell) => {
          const text = `It lasted ${spell(h, m)}.`;
          expect(readLengths(text)).toMatchObject([{ least: h * hour + m * minute, bound: 'exactly' }]);
        },
      ),
    );
  });

  test('takes time in proportion to the text', () => {
    const started = spent();
    readLengths('12 minutes and '.repeat(5_000));
    readLengths('1'.repeat(20_000));
    readLengths('a half of a '.repeat(5_000));
    expect(spent() - started).toBeLessThan(3_000);
  });
});

test.each([
  ['3 hours 45 minutes. Then', 225, '3 hours 45 minutes'],
  [' ~ 1 h 5 min', 65, '1 h 5 min'],
  ['half an hour of errors', 30, 'half an hour'],
  ['for 23 minutes', undefined, undefined],
])('%j begins with a length', (text, minutes, written) => {
  const length = lengthAtStart(text);
  expect([length && length.least / minute, length?.text]).toEqual([minutes, written]);
});
