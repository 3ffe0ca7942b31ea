import { describe, expect, test } from 'vitest';
import type { Moment } from '../model/moment.ts';
import type { Precision } from '../model/vocabulary.ts';
import { isCertainlyBefore } from './order.ts';

function moment(time: string, precision: Precision = 'minute', more: Partial<Moment> = {}): Moment {
  const instant = Date.parse(`2026-04-15T${time}Z`);
  return { text: time, earliest: instant, latest: instant, precision, approximate: false, zone: 'UTC', ...more };
}

describe('a moment is certainly before another', () => {
  test('a minute apart, not within the same minute', () => {
    expect(isCertainlyBefore(moment('14:02'), moment('14:03'))).toBe(true);
    expect(isCertainlyBefore(moment('14:03'), moment('14:03'))).toBe(false);
    expect(isCertainlyBefore(moment('14:03'), moment('14:03:30', 'second'))).toBe(false);
    expect(isCertainlyBefore(moment('14:03:30', 'second'), moment('14:03'))).toBe(false);
  });

  test('not where a day leaves it open', () => {
    const day = moment('00:00', 'day');
    expect(isCertainlyBefore(day, moment('14:03'))).toBe(false);
    expect(isCertainlyBefore(moment('14:03'), day)).toBe(false);
  });

  test('not where ranges touch', () => {
    const range = moment('14:00', 'minute', { latest: Date.parse('2026-04-15T14:30Z') });
    expect(isCertainlyBefore(range, moment('14:10'))).toBe(false);
    expect(isCertainlyBefore(moment('14:10'), range)).toBe(false);
    expect(isCertainlyBefore(range, moment('14:31'))).toBe(true);
  });

  test('not within an hour of an approximate minute', () => {
    const about = moment('14:03', 'minute', { approximate: true });
    expect(isCertainlyBefore(about, moment('14:59'))).toBe(false);
    expect(isCertainlyBefore(moment('13:10'), about)).toBe(false);
    expect(isCertainlyBefore(moment('12:03'), about)).toBe(true);
    expect(isCertainlyBefore(about, moment('15:04'))).toBe(true);
  });
});
