import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaksIn, datedIn, momentIn, timeData, timeIn, type Shown } from './shown.ts';

const at = (text: string) => Date.parse(text);
const shown = (text: string, parts: Partial<Shown> = {}): Shown => ({
  earliest: at(text),
  latest: at(text),
  precision: 'minute',
  approximate: false,
  ...parts,
});

describe('a time among others', () => {
  const near = at('2026-04-15T14:02Z');
  test.each([
    [shown('2026-04-15T14:03Z'), 'UTC', '14:03'],
    [shown('2026-04-15T14:04:18Z', { precision: 'second' }), 'UTC', '14:04:18'],
    [shown('2026-04-15T14:03Z', { approximate: true }), 'UTC', '~14:03'],
    [shown('2026-04-15T14:10Z', { latest: at('2026-04-15T14:14Z') }), 'UTC', '14:10–14:14'],
    [shown('2026-04-16T11:20Z'), 'UTC', '16 Apr 11:20'],
    [shown('2026-04-15T14:03Z'), 'Asia/Kolkata', '19:33'],
    [shown('2026-04-15T00:00Z', { precision: 'day' }), 'UTC', '15 Apr'],
  ] as const)('%j in %s is %s', (moment, zone, text) => expect(momentIn(moment, zone, near)).toBe(text));

  test('by itself has its day', () => {
    expect(datedIn(shown('2026-04-15T14:03Z'), 'America/New_York')).toBe('15 April 2026, 10:03');
    expect(datedIn(shown('2026-04-15T00:00Z', { precision: 'day', approximate: true }), 'UTC')).toBe(
      'about 15 April 2026',
    );
  });
});

describe('what is kept beside a time', () => {
  test('gives the same words again, in any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }),
        fc.integer({ min: 0, max: 7_200_000 }),
        fc.constantFrom('minute', 'second', 'hour'),
        fc.boolean(),
        fc.constantFrom('UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Kolkata', '+02:00'),
        (earliest, length, precision, approximate, zone) => {
          const moment: Shown = { earliest, latest: earliest + length, precision, approximate };
          expect(timeIn(timeData('moment', moment, earliest - 86_400_000)!, zone)).toBe(
            momentIn(moment, zone, earliest - 86_400_000),
          );
          expect(timeIn(timeData('dated', moment)!, zone)).toBe(datedIn(moment, zone));
        },
      ),
    );
  });

  test('says nothing twice', () => {
    const row = shown('2026-04-15T14:03Z');
    const { earliest } = row;
    expect(timeData('clock', row)).toBe(`clock ${earliest} minute`);
    expect(timeData('moment', row, earliest - 60_000)).toBe(`moment ${earliest} minute = 0 -60000`);
    expect(timeData('moment', { ...row, approximate: true })).toBe(`moment ${earliest} minute ~`);
    expect(timeData('moment', { ...row, latest: earliest + 5 })).toBe(`moment ${earliest} minute = 5`);
  });

  test('is nothing for a whole day, which has no clock to move', () => {
    expect(timeData('moment', shown('2026-04-15T00:00Z', { precision: 'day' }))).toBeUndefined();
  });

  test('writes marks of an axis, and midnight as its day', () => {
    const midnight = shown('2026-04-15T22:00Z');
    expect(timeIn(timeData('clock', midnight)!, 'UTC')).toBe('22:00');
    expect(timeIn(timeData('clock', midnight)!, 'Europe/Oslo')).toBe('16 Apr');
    expect(timeIn(timeData('day-zone', midnight)!, 'Europe/Oslo')).toBe('16 Apr, Europe/Oslo');
    expect(timeIn(timeData('zone-city', midnight)!, 'America/New_York')).toBe('New York');
  });

  test('is left alone where it is something else', () => {
    for (const data of ['', 'moment', 'moment 1', 'moment x minute = 1', 'other 1 minute = 1'])
      expect(timeIn(data, 'UTC')).toBeUndefined();
  });
});

describe('breaks between rows', () => {
  const rows = ['2026-03-28T22:30Z', '2026-03-28T23:30Z', '2026-03-29T00:59Z', '2026-03-29T01:05Z'].map((text) => ({
    at: at(text),
  }));
  const said = (zone: string) =>
    breaksIn(rows, zone).map(({ before, day, changed, offset }) => [before, day, changed && `${changed} → ${offset}`]);

  test('stand where the day changes in the zone that is shown', () => {
    expect(said('UTC')).toEqual([
      [0, '28 March 2026', undefined],
      [2, '29 March 2026', undefined],
    ]);
    expect(said('America/New_York')).toEqual([[0, '28 March 2026', undefined]]);
  });

  test('say where the clocks change', () => {
    expect(said('Europe/Oslo')).toEqual([
      [0, '28 March 2026', undefined],
      [1, '29 March 2026', undefined],
      [3, undefined, 'UTC+1 → UTC+2'],
    ]);
  });

  test('pass over rows without a time, and keep whole days where they were written', () => {
    expect(
      breaksIn(
        [{ at: at('2026-01-23T00:00Z'), wholeDayIn: 'UTC' }, undefined, { at: at('2026-01-23T03:00Z') }],
        'America/New_York',
      ).map(({ before, day }) => [before, day]),
    ).toEqual([
      [0, '23 January 2026'],
      [2, '22 January 2026'],
    ]);
  });
});
