import { describe, expect, test } from 'vitest';
import { fineLengths, fineTimes } from './policy.ts';

/** A text with what is too fine told otherwise, or in brackets where nothing can be told instead. */
function told(text: string, found: ReturnType<typeof fineTimes>): string {
  return [...found]
    .reverse()
    .reduce(
      (left, { start, end, instead }) =>
        left.slice(0, start) + (instead ?? `[${text.slice(start, end)}]`) + left.slice(end),
      text,
    );
}
const times = (text: string, unit: Parameters<typeof fineTimes>[1]) => told(text, fineTimes(text, unit));
const lengths = (text: string, unit: Parameters<typeof fineLengths>[1]) => told(text, fineLengths(text, unit));

describe('a clock is cut off', () => {
  test.each([
    ['exact', 'at 14:07:33.5, at 14h07'],
    ['minute', 'at 14:07, at 14h07'],
    ['quarter-hour', 'at 14:00, at [14h07]'],
    ['hour', 'at 14:00, at [14h07]'],
    ['day', 'at [14:07:33.5], at [14h07]'],
  ] as const)('to the %s', (unit, expected) => {
    expect(times('at 14:07:33.5, at 14h07', unit)).toBe(expected);
  });

  test.each([
    ['at 14:59', 'at 14:45'],
    ['at 14:15', 'at 14:15'],
    ['at 14:30:00', 'at 14:30'],
    ['at 9:46 and 10:14', 'at 9:45 and 10:00'],
    ['9:46–9:52 and (9:53)', '9:45–9:45 and (9:45)'],
  ])('to the quarter before: %s', (text, expected) => {
    expect(times(text, 'quarter-hour')).toBe(expected);
  });

  test('a whole hour stays where hours are told, in whatever notation, and goes where days are', () => {
    const text = 'at 14:00, um 14 Uhr, at 1400 UTC, 14時';
    expect(times(text, 'hour')).toBe(text);
    expect(times(text, 'day')).toBe('at [14:00], [um 14] Uhr, at [1400] UTC, [14時]');
  });

  test('in other notations nothing can be told instead', () => {
    expect(times('kl. 14.07, 14時半, half past two, viertel vor zwei', 'hour')).toBe(
      '[kl. 14.07], [14時半], [half past two], [viertel vor zwei]',
    );
  });

  test('a clock is found once, and all are in the order of the text', () => {
    expect(fineTimes('14h07, 14:08 and 14h09, um 14:10 Uhr', 'hour').map(({ start }) => start)).toEqual([0, 7, 17, 27]);
  });

  test('numbers that are no clock stay', () => {
    const text = '14 orders, 1400 rows, a ratio of 3:10, a 1:10 split, 4:30 hours, one to two, ten to twelve minutes';
    for (const unit of ['minute', 'quarter-hour', 'hour', 'day'] as const) expect(times(text, unit)).toBe(text);
  });
});

describe('a length of time is rounded', () => {
  test.each([
    ['exact', 'for 47 minutes 10 seconds'],
    ['minute', 'for 47 minutes 10 seconds'],
    ['quarter-hour', 'for about 45 min'],
    ['hour', 'for about 1 h'],
    ['day', 'for [47 minutes 10 seconds]'],
  ] as const)('to the %s', (unit, expected) => {
    expect(lengths('for 47 minutes 10 seconds', unit)).toBe(expected);
  });

  test.each([
    ['for 2 hours', 'for 2 hours'],
    ['for 1 to 2 hours', 'for 1 to 2 hours'],
    ['for 1 to 1.6 hours', 'for about 1–2 h'],
    ['for 1.6 to 2 hours', 'for about 2 h'],
    ['for 10 minutes', 'for [10 minutes]'],
    ['after 47m and PT47M', 'after [47m] and about 1 h'],
    ['47-minütig und dann 90 Minuten', '[47-minütig] und dann about 2 h'],
  ])('to the hour: %s', (text, expected) => {
    expect(lengths(text, 'hour')).toBe(expected);
  });

  test('each is found once, and all are in the order of the text', () => {
    expect(
      fineLengths('PT47M, 47 minutes, 47 odd minutes, siebenundvierzig Minuten', 'hour').map(({ start }) => start),
    ).toEqual([0, 7, 19, 35]);
  });
});
