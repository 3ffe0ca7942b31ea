import { memo } from '../../model/memo.ts';
import { dayIn, offsetIn } from '../../model/clock.ts';
import { precisionMilliseconds } from '../../model/vocabulary.ts';
import { readZone } from '../../parse/time.ts';
import { zonesSuggested } from '../../text/zone.ts';
import type { Clock } from '../../text/clock.ts';
import type { Row } from './rows.ts';

/**
 * The instant a clock of running text means, among the days the timeline knows: the one nearest to a row.
 * Undefined where its zone is none that can be read or no row is within half a day. An abbreviation counts where
 * everything it can mean comes to the same.
 */
export function instantOf(clock: Clock, rows: readonly Row[]): number | undefined {
  const fine = fineOf(rows);
  const first = fine[0];
  if (!first) return undefined;
  const zone = clock.zone === undefined ? first.moment.zone : readZone(clock.zone);
  if (zone !== undefined) return instantIn(zone, clock, fine);
  const [one, ...others] = new Set(zonesSuggested(clock.zone!).map((name) => instantIn(name, clock, fine)));
  return others.length === 0 ? one : undefined;
}

/** The rows that are known to the minute. */
const fineOf = memo((rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ moment }) => moment.precision !== 'day' && moment.precision !== 'hour'),
);

function instantIn(zone: string, clock: Clock, fine: readonly Row[]): number | undefined {
  const first = fine[0]!;
  const days = new Set(first.dayless ? ['1970-01-01'] : fine.map(({ moment }) => dayIn(moment.earliest, zone)));
  if (clock.day !== undefined) {
    if (!first.dayless && !days.has(clock.day)) return undefined;
    if (!first.dayless) {
      days.clear();
      days.add(clock.day);
    }
  }
  let best: { instant: number; distance: number } | undefined;
  for (const day of days) {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(midnight)) return undefined;
    const local = midnight + clock.sinceMidnight;
    const instant = local - offsetIn(local - offsetIn(local, zone), zone);
    for (const { moment } of fine) {
      const distance = Math.min(Math.abs(moment.earliest - instant), Math.abs(moment.latest - instant));
      if (!best || distance < best.distance) best = { instant, distance };
    }
  }
  return best && best.distance <= 12 * precisionMilliseconds.hour ? best.instant : undefined;
}

/** Whether a row stands for an instant, within the precision of both. */
export function isAt({ moment }: Row, instant: number, precision: Clock['precision']): boolean {
  const own = precisionMilliseconds[moment.precision];
  const slack = moment.approximate ? 15 * precisionMilliseconds.minute : 0;
  return instant + precisionMilliseconds[precision] > moment.earliest - slack && instant < moment.latest + own + slack;
}
