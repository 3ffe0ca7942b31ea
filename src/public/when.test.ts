import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Moment, Span } from '../core/model/moment.ts';
import { precisionMilliseconds, precisions } from '../core/model/vocabulary.ts';
import { publicSpan, publicTime } from '../core/publish/times.ts';
import { textsFor } from '../texts/texts.ts';
import { lengthOf, longDay, shortTime, wholeTime } from './when.ts';

const units = ['exact', 'minute', 'quarter-hour', 'hour', 'day'] as const;
const zone = 'Europe/Berlin';
const [en, de] = [textsFor('en').time, textsFor('de').time];

const moment: fc.Arbitrary<Moment> = fc
  .record({
    earliest: fc.integer({ min: 0, max: 4e12 }),
    length: fc.constantFrom(0, 0, 60_000, 7e6, 2e8),
    precision: fc.constantFrom(...precisions),
    approximate: fc.boolean(),
  })
  .map(({ earliest, length, ...rest }) => ({ ...rest, text: '', zone, earliest, latest: earliest + length }));
const span: fc.Arbitrary<Span> = fc
  .record({
    least: fc.integer({ min: 0, max: 40 }),
    more: fc.constantFrom(0, 0, 1, 5, 100),
    precision: fc.constantFrom(...precisions),
    approximate: fc.boolean(),
  })
  .map(({ least, more, precision, approximate }) => {
    const unit = precisionMilliseconds[precision];
    return { least: least * unit, most: (least + more) * unit, precision, approximate };
  });
const duration = (told: ReturnType<typeof publicSpan>, over = true) => ({
  name: 'time to recover',
  from: 'impact-start' as const,
  to: 'recovered' as const,
  ...told,
  over,
  text: over ? told.text : `at least ${told.text}`,
});

test('English is what the edition holds, of any time and length, told as finely as any policy wants', () => {
  fc.assert(
    fc.property(moment, span, fc.constantFrom(...units), fc.boolean(), (moment, span, unit, over) => {
      const time = publicTime(moment, unit, zone);
      expect(wholeTime(time, zone, en)).toBe(time.text);
      const length = duration(publicSpan(span, unit), over);
      expect(lengthOf(length, en)).toBe(length.text);
    }),
  );
});

test('German tells the same times and lengths', () => {
  const at = { earliest: Date.parse('2026-03-04T13:03Z'), latest: Date.parse('2026-03-04T13:09Z') };
  const time = publicTime({ ...at, text: '', zone, precision: 'minute', approximate: true }, 'minute', zone);
  expect(wholeTime(time, zone, de)).toBe('etwa 4. März 2026, 14:03 Europe/Berlin – 4. März 2026, 14:09 Europe/Berlin');
  expect(shortTime(time, time, zone, de)).toBe('etwa 14:03 – 14:09');
  expect(longDay('2026-12-24', de)).toBe('24. Dezember 2026');
  const length = (least: number, most: number, approximate = false, over = true) =>
    lengthOf(
      duration(
        publicSpan({ least: least * 60_000, most: most * 60_000, precision: 'minute', approximate }, 'minute'),
        over,
      ),
      de,
    );
  expect([length(125, 125), length(5, 12, true), length(0, 0), length(0, 12), length(120, 120, false, false)]).toEqual([
    '2 h 5 min',
    'etwa 5–12 min',
    'weniger als 1 min',
    'bis zu 12 min',
    'mindestens 2 h',
  ]);
  const quarter = publicSpan({ least: 0, most: 0, precision: 'minute', approximate: false }, 'quarter-hour');
  expect(lengthOf(duration(quarter), de)).toBe('weniger als 15 min');
});
