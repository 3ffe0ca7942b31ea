import { describe, expect, test } from 'vitest';
import { publicSpan, publicTime } from './times.ts';

const at = (clock: string) => Date.parse(`2026-04-15T${clock}Z`);
const minute = 60_000;
const moment = (earliest: string, latest = earliest) =>
  ({ earliest: at(earliest), latest: at(latest), precision: 'second', approximate: false }) as Parameters<
    typeof publicTime
  >[0];
const span = (least: number, most = least) =>
  ({ least: least * minute, most: most * minute, precision: 'minute', approximate: false }) as Parameters<
    typeof publicSpan
  >[0];

describe('a moment', () => {
  test.each([
    ['exact', '15 April 2026, 14:07:33 UTC', 'second'],
    ['minute', '15 April 2026, 14:07 UTC', 'minute'],
    ['quarter-hour', 'about 15 April 2026, 14:00 UTC', 'minute'],
    ['hour', '15 April 2026, 14:00 UTC', 'hour'],
    ['day', '15 April 2026', 'day'],
  ] as const)('by %s', (unit, text, precision) => {
    const told = publicTime(moment('14:07:33'), unit, 'UTC');
    expect(told).toMatchObject({ text, precision, approximate: unit === 'quarter-hour' });
    expect(told.from).toBe(told.to);
  });

  test('between two is told by both, unless they are the same as told', () => {
    expect(publicTime(moment('14:07:00', '15:10:00'), 'hour', 'UTC').text).toBe(
      '15 April 2026, 14:00 UTC – 15 April 2026, 15:00 UTC',
    );
    expect(publicTime(moment('14:07:00', '14:50:00'), 'hour', 'UTC').text).toBe('15 April 2026, 14:00 UTC');
  });

  test('that was about then is told so, in the zone of the library', () => {
    const told = publicTime({ ...moment('14:07:00'), approximate: true }, 'minute', 'Europe/Berlin');
    expect(told).toMatchObject({ text: 'about 15 April 2026, 16:07 Europe/Berlin', approximate: true });
    expect(publicTime({ ...moment('14:07:33.500'), precision: 'millisecond' }, 'exact', 'UTC').text).toContain(
      '14:07:33',
    );
  });
});

describe('a length of time', () => {
  test.each([
    ['exact', '47 min'],
    ['minute', '47 min'],
    ['quarter-hour', 'about 45 min'],
    ['hour', 'about 1 h'],
  ] as const)('by %s', (unit, text) => {
    expect(publicSpan(span(47), unit).text.replace(/^about (?=1 h)/, 'about ')).toBe(
      unit === 'hour' ? publicSpan(span(60), 'hour').text : text,
    );
  });

  test('by quarters is about so long where it was another length', () => {
    expect(publicSpan(span(45), 'quarter-hour').text).toBe('45 min');
    expect(publicSpan(span(45, 50), 'quarter-hour').text).toBe('about 45 min');
    expect(publicSpan(span(40, 45), 'quarter-hour').text).toBe('about 45 min');
    expect(publicSpan(span(44, 46), 'quarter-hour').text).toBe('about 45 min');
  });

  test('below the half of a quarter is less than one', () => {
    expect(publicSpan(span(5), 'quarter-hour')).toEqual({ least: 0, most: 0, text: 'less than 15 min' });
    expect(publicSpan(span(5, 10), 'quarter-hour').text).not.toBe('less than 15 min');
    expect(publicSpan(span(0), 'minute').text).not.toBe('less than 15 min');
  });
});
