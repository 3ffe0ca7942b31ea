import { clockIn, monthIn, offsetIn, shortDayIn } from '../../core/model/clock.ts';
import { timeData } from '../../core/model/shown.ts';
import { formatMilliseconds } from '../../core/model/span.ts';
import type { TimeWords } from '../../core/model/words.ts';

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000] as const;
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((count) => count * day),
];

/** A round time on the axis. */
export interface Tick {
  at: number;
  label: string;
  /** Midnight: the label is a day. */
  isDay: boolean;
  /** The format of its label, so that a script can convert it to another zone. */
  form: 'clock' | 'seconds' | 'day' | 'month' | 'elapsed';
}

/** Round clock times in a zone, at most `most` of them. */
export function clockTicks(from: number, to: number, zone: string, most: number, { language }: TimeWords): Tick[] {
  const step = stepFor(to - from, most);
  const ticks: Tick[] = [];
  const start = Math.floor((from + offsetIn(from, zone)) / step) * step;
  for (let local = start; local <= to + 2 * day; local += step) {
    // Computed twice, since the first guess may lie on the other side of a clock change.
    const guess = local - offsetIn(local - offsetIn(from, zone), zone);
    const at = local - offsetIn(guess, zone);
    if (!(at <= to)) break;
    if (at < from || (ticks.length > 0 && at <= ticks.at(-1)!.at)) continue;
    const clock = clockIn(at, zone, step < minute);
    const isDay = step >= day || /^00:00(:00)?$/.test(clock);
    if (step > 20 * day) ticks.push({ at, label: monthIn(at, zone, language), isDay, form: 'month' });
    else if (step >= day) ticks.push({ at, label: shortDayIn(at, zone, language), isDay, form: 'day' });
    else
      ticks.push({
        at,
        label: isDay ? shortDayIn(at, zone, language) : clock,
        isDay,
        form: step < minute ? 'seconds' : 'clock',
      });
  }
  return ticks;
}

/** Round lengths of time since an origin, at most `most` of them, the origin included. */
export function elapsedTicks(from: number, to: number, origin: number, most: number, words: TimeWords): Tick[] {
  const step = stepFor(to - from, most);
  const ticks: Tick[] = [];
  const precision = step < minute ? 'second' : step < hour ? 'minute' : step < day ? 'hour' : 'day';
  for (let elapsed = 0; origin + elapsed <= to; elapsed += step) {
    if (origin + elapsed < from) continue;
    ticks.push({
      at: origin + elapsed,
      label: elapsed === 0 ? '0' : `+${formatMilliseconds(elapsed, precision, words)}`,
      isDay: false,
      form: 'elapsed',
    });
  }
  return ticks;
}

/** Data for converting a label to another zone. */
export function tickData({ at, form }: Tick): string | undefined {
  if (form === 'elapsed') return undefined;
  return timeData(form, { earliest: at, latest: at, precision: 'second', approximate: false });
}

function stepFor(length: number, most: number): number {
  return steps.find((step) => length / step <= most) ?? Math.ceil(length / most / day) * day;
}
