import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment, Span } from './moment.ts';
import { coarser, formatMilliseconds, formatSpan, isoDuration, spanBetween } from './span.ts';
import { precisions, type Precision } from './vocabulary.ts';

const s = 1_000;
const min = 60 * s;
const h = 60 * min;
const d = 24 * h;

function moment(earliest: string, latest = earliest, precision: Precision = 'minute', approximate = false): Moment {
  return { text: '', earliest: Date.parse(earliest), latest: Date.parse(latest), precision, approximate, zone: 'UTC' };
}

function span(least: number, most = least, precision: Precision = 'minute', approximate = false): Span {
  return { least, most, precision, approximate };
}

describe('the time between two moments', () => {
  it('is exact where neither is a range', () => {
    expect(spanBetween(moment('2026-04-15T14:02Z'), moment('2026-04-15T14:33Z'))).toEqual(span(31 * min));
  });

  it('is an interval where either is a range', () => {
    const from = moment('2026-04-15T14:00Z', '2026-04-15T14:05Z');
    const to = moment('2026-04-15T14:10Z', '2026-04-15T14:12Z');
    expect(spanBetween(from, to)).toEqual(span(5 * min, 12 * min));
  });

  it('takes the coarser precision and the approximation of either end', () => {
    const from = moment('2026-04-15T14:00:01.5Z', undefined, 'millisecond');
    const to = moment('2026-04-15T16:00Z', undefined, 'hour', true);
    expect(spanBetween(from, to)).toMatchObject({ precision: 'hour', approximate: true });
    expect(spanBetween(to, from)).toMatchObject({ precision: 'hour', approximate: true });
    expect(coarser('second', 'day')).toBe('day');
    expect(coarser('minute', 'second')).toBe('minute');
  });

  it('is negative where the second stands before the first', () => {
    expect(spanBetween(moment('2026-04-15T14:03Z'), moment('2026-04-15T14:01Z'))).toEqual(span(-2 * min));
  });
});

describe('a span in words', () => {
  it.each([
    [span(31 * min), '31 min'],
    [span(h), '1 h'],
    [span(105 * min), '1 h 45 min'],
    [span(2 * d + 3 * h), '2 d 3 h'],
    [span(2 * d + 3 * h + 40 * min), '2 d 4 h'],
    [span(23 * h + 59 * min + 40 * s), '1 d'],
    [span(d + 23 * h + 45 * min), '2 d'],
    [span(45 * s, 45 * s, 'second'), '45 s'],
    [span(31 * min + 12 * s, 31 * min + 12 * s, 'second'), '31 min 12 s'],
    [span(31 * min + 29 * s), '31 min'],
    [span(31 * min + 30 * s), '32 min'],
    [span(1200, 1200, 'millisecond'), '1.2 s'],
    [span(1234, 1234, 'millisecond'), '1.234 s'],
    [span(340, 340, 'millisecond'), '340 ms'],
    [span(59_999.6, 59_999.6, 'millisecond'), '1 min'],
    [span(125_400, 125_400, 'millisecond'), '2 min 5 s'],
    [span(150 * min, 150 * min, 'hour'), '3 h'],
    [span(2 * d + 3 * h, 2 * d + 3 * h, 'day'), '2 d'],
    [span(31 * min, 31 * min, 'minute', true), 'about 31 min'],
    [span(5 * min, 12 * min), '5–12 min'],
    [span(5 * min, 12 * min, 'minute', true), 'about 5–12 min'],
    [span(45 * min, 70 * min), '45 min – 1 h 10 min'],
    [span(31 * min, 31 * min + 10 * s), 'about 31 min'],
    [span(0, 12 * min), 'up to 12 min'],
    [span(0, 12 * min, 'minute', true), 'up to about 12 min'],
    [span(-5 * min), '−5 min'],
    [span(-5 * min, 3 * min), '−5 min to 3 min'],
    [span(-5 * min, 0), '−5 min to 1 min'],
  ])('%j reads as %s', (value, text) => {
    expect(formatSpan(value)).toBe(text);
  });

  it.each([
    ['millisecond', 'less than 1 ms'],
    ['second', 'less than 1 s'],
    ['minute', 'less than 1 min'],
    ['hour', 'less than 1 h'],
    ['day', 'less than 1 d'],
  ] as const)('is never zero: at the precision of a %s nothing reads as %s', (precision, text) => {
    expect(formatSpan(span(0, 0, precision))).toBe(text);
    expect(formatMilliseconds(0, precision)).toBe(text);
  });

  it('says about nothing that it is a unit or less', () => {
    expect(formatSpan(span(0, 0, 'minute', true))).toBe('about 1 min or less');
  });

  it('rounds an aggregate to the minute unless told otherwise', () => {
    expect(formatMilliseconds(31.5 * min)).toBe('32 min');
    expect(formatMilliseconds(31.5 * min, 'second')).toBe('31 min 30 s');
  });

  it('is never finer than its precision and never has a lone zero in it', () => {
    const finer: Record<Precision, RegExp> = {
      millisecond: /never/,
      second: /ms|\./,
      minute: /\bm?s\b|\./,
      hour: /\b(min|m?s)\b|\./,
      day: /\b(h|min|m?s)\b|\./,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 * d }),
        fc.integer({ min: 0, max: d }),
        fc.constantFrom(...precisions),
        (least, more, precision) => {
          const text = formatSpan(span(least, least + more, precision));
          expect(text).not.toMatch(finer[precision]);
          expect(text).not.toMatch(/NaN|undefined|(^|[ –])0 /);
        },
      ),
    );
  });

  it('stays within half of the smaller unit it shows', () => {
    const units: Record<string, number> = { ms: 1, s, min, h, d };
    fc.assert(
      fc.property(fc.integer({ min: 30 * s, max: 100 * d }), (length) => {
        const parts = formatMilliseconds(length).split(' ');
        let said = 0;
        for (let index = 0; index < parts.length; index += 2) said += Number(parts[index]) * units[parts[index + 1]!]!;
        expect(Math.abs(said - length)).toBeLessThanOrEqual(length < d - 30 * s ? 30 * s : 30 * min);
      }),
    );
  });
});

describe('an ISO 8601 duration', () => {
  it.each([
    [31 * min, 'PT31M'],
    [105 * min, 'PT1H45M'],
    [2 * d + 3 * h, 'P2DT3H'],
    [2 * d, 'P2D'],
    [1200, 'PT1.2S'],
    [0, 'PT0S'],
    [0.4, 'PT0S'],
    [-5 * min, '-PT5M'],
  ])('of %d ms is %s', (milliseconds, text) => {
    expect(isoDuration(milliseconds)).toBe(text);
  });

  it('adds up to what it was made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 * d }), (length) => {
        const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(isoDuration(length))!;
        const [days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
        expect(Math.round(days! * d + hours! * h + minutes! * min + seconds! * s)).toBe(length);
      }),
    );
  });
});
