import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBegan } from './began.ts';

test.each([
  ['2026-04-15 14:02', 'UTC', '2026-04-15 14:02', '2026-04-15'],
  ['2026-04-15T14:02:09Z', 'UTC', '2026-04-15 14:02:09', '2026-04-15'],
  ['2026-04-15 00:30 Europe/Oslo', 'UTC', '2026-04-14 22:30', '2026-04-14'],
  ['2026-04-15 22:30Z', 'Europe/Oslo', '2026-04-16 00:30', '2026-04-16'],
  ['2026-04-15', 'Europe/Oslo', '2026-04-15', '2026-04-15'],
  ['~2026-04-15 14:02', 'UTC', '2026-04-15 ~14:02', '2026-04-15'],
  ['2026-04-15 14:02–14:10', 'UTC', '2026-04-15 14:02–14:10', '2026-04-15'],
  ['2026-04-15 23:50 to 2026-04-16 00:10', 'UTC', '2026-04-15 23:50–2026-04-16 00:10', '2026-04-15'],
  ['2026-04-15 14:02:09.5', 'UTC', '2026-04-15 14:02:09.500', '2026-04-15'],
  ['2026-10-25 02:30 +01:00', 'Europe/Oslo', '2026-10-25 02:30 +01:00', '2026-10-25'],
])('%s in a document in %s is written %s', (text, zone, cell, day) => {
  const { began } = readBegan(text, zone);
  expect([began?.text, began?.day]).toEqual([cell, day]);
});

test.each([
  ['14:02', 'UTC', 'time-dated'],
  ['yesterday', 'UTC', 'time-readable'],
  ['2026-02-30 14:02', 'UTC', 'time-readable'],
  ['2026-03-29 02:30', 'Europe/Oslo', 'time-exists'],
  ['2026-10-25 02:30', 'Europe/Oslo', 'time-exists'],
  ['2026-04-15 14:02 CET', 'UTC', 'zone-known'],
])('nothing is guessed for %s in %s: %s', (text, zone, rule) => {
  expect(readBegan(text, zone).fault?.rule).toBe(rule);
});

test('any instant given in one zone is the same instant in the document’s', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Oslo', 'America/St_Johns', 'Asia/Kathmandu', '+05:30', 'Pacific/Apia');
  const minutes = fc.integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const given = new Date(minute * 60_000).toISOString();
      const { began } = readBegan(`${given.slice(0, 16)}Z`, zone);
      expect(began?.moment.earliest).toBe(minute * 60_000);
      expect(readBegan(began!.text, zone).began).toEqual({
        ...began,
        moment: { ...began!.moment, text: expect.anything(), zone: expect.anything() },
      });
    }),
  );
});
