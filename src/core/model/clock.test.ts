import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clockIn, dayIn, daysBetween, longDayIn, monthsBetween, offsetIn } from './clock.ts';

const instant = Date.UTC(2026, 3, 15, 22, 3, 9);

test.each([
  ['UTC', '2026-04-15', '22:03', '22:03:09', '15 April 2026'],
  ['Europe/Oslo', '2026-04-16', '00:03', '00:03:09', '16 April 2026'],
  ['America/New_York', '2026-04-15', '18:03', '18:03:09', '15 April 2026'],
  ['Asia/Kathmandu', '2026-04-16', '03:48', '03:48:09', '16 April 2026'],
  ['+05:30', '2026-04-16', '03:33', '03:33:09', '16 April 2026'],
  ['-03:30', '2026-04-15', '18:33', '18:33:09', '15 April 2026'],
])('in %s', (zone, day, clock, seconds, long) => {
  expect([
    dayIn(instant, zone),
    clockIn(instant, zone),
    clockIn(instant, zone, true),
    longDayIn(instant, zone),
  ]).toEqual([day, clock, seconds, long]);
});

test('years of five digits are printed whole', () => {
  expect(longDayIn(Date.UTC(10_000, 0, 2), 'UTC')).toBe('2 January +010000');
  expect(clockIn(Date.UTC(10_000, 0, 2, 3, 4), 'UTC')).toBe('03:04');
});

test('agrees with Temporal in every zone it is asked about, around the changes of the clock too', () => {
  const zones = fc.constantFrom(
    'Europe/Oslo',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/St_Johns',
    'Africa/Casablanca',
  );
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
  fc.assert(
    fc.property(zones, instants, fc.boolean(), (zone, any, near) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(any).toZonedDateTimeISO(zone);
      const change = near ? zoned.getTimeZoneTransition('next') : null;
      const at = change ? change.epochMilliseconds - 1 + (any % 3) : any;
      const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      expect(offsetIn(at, zone)).toBe(expected.offsetNanoseconds / 1e6);
      expect(clockIn(at, zone, true)).toBe(expected.toPlainTime().toString({ smallestUnit: 'second' }));
    }),
  );
});

test.each([
  ['2026-03-03', '2026-03-03', 0],
  ['2026-03-03', '2026-04-02', 0],
  ['2026-03-03', '2026-04-03', 1],
  ['2026-01-31', '2026-02-28', 1],
  ['2025-11-30', '2026-11-29', 11],
  ['2026-04-03', '2026-03-03', -1],
])('from %s to %s there are %d whole months', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months);
});

test('whole months agree with the calendar arithmetic of Temporal', () => {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [a, b].map((date) => date.toISOString().slice(0, 10)).sort() as [string, string];
      const months = monthsBetween(from, to);
      const start = Temporal.PlainDate.from(from);
      // The last day of a shorter month completes it.
      expect(Temporal.PlainDate.compare(start.add({ months }), Temporal.PlainDate.from(to))).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(start.add({ months: months + 1 }), Temporal.PlainDate.from(to))).toBe(1);
    }),
  );
});

test('days between two days', () => {
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
});
