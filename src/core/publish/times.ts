import type { PublicationPolicy } from '../model/configuration.ts';
import { clockIn, longDayIn } from '../model/clock.ts';
import type { Moment, Span } from '../model/moment.ts';
import { coarser, formatSpan } from '../model/span.ts';
import type { Precision } from '../model/vocabulary.ts';
import type { PublicTime } from './public.ts';

type Unit = PublicationPolicy['times'];

const minute = 60_000;
const lengths: Record<Unit, number> = {
  exact: 1,
  minute,
  'quarter-hour': 15 * minute,
  hour: 60 * minute,
  day: 1440 * minute,
};
const finest: Record<Unit, Precision> = {
  exact: 'millisecond',
  minute: 'minute',
  'quarter-hour': 'minute',
  hour: 'hour',
  day: 'day',
};

/** A moment as finely as the policy tells it; what is finer is cut off, as clocks are read. */
export function publicTime(moment: Moment, unit: Unit, zone: string): PublicTime {
  const down = (instant: number) => Math.floor(instant / lengths[unit]) * lengths[unit];
  const [from, to] = [down(moment.earliest), down(moment.latest)];
  const precision = coarser(moment.precision, finest[unit]);
  const approximate = moment.approximate || unit === 'quarter-hour';
  const seconds = precision === 'second' || precision === 'millisecond';
  const shown = (instant: number) =>
    precision === 'day'
      ? longDayIn(instant, zone)
      : `${longDayIn(instant, zone)}, ${clockIn(instant, zone, seconds)} ${zone}`;
  const text = from === to ? shown(from) : `${shown(from)} – ${shown(to)}`;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    precision,
    approximate,
    text: approximate ? `about ${text}` : text,
  };
}

/** A length of time rounded as the policy declares it. */
export function publicSpan(span: Span, unit: Unit): { least: number; most: number; text: string } {
  const near = (length: number) => Math.round(length / lengths[unit]) * lengths[unit];
  const [least, most] = [near(span.least), near(span.most)];
  const precision = coarser(span.precision, finest[unit]);
  if (unit === 'quarter-hour' && least === 0 && most === 0) return { least, most, text: 'less than 15 min' };
  const changed = unit === 'quarter-hour' && (least !== span.least || most !== span.most);
  return { least, most, text: formatSpan({ least, most, precision, approximate: span.approximate || changed }) };
}
