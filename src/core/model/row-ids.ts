import { clockIn, dayIn } from './clock.ts';
import type { Moment } from './moment.ts';

/**
 * Ids of the rows of a timeline on its page, in their order: `t-2026-04-15-1403`, the day and the clock in the zone the
 * time was written in. A row keeps its address when others come or go. A second row of one time ends in `-2`; one
 * whose time could not be read has its number, `t-row-7`.
 */
export function rowIds(events: readonly { moment: Moment | undefined }[]): string[] {
  const seen = new Map<string, number>();
  return events.map(({ moment }, index) => {
    if (!moment) return `t-row-${index + 1}`;
    const seconds = moment.precision === 'second' || moment.precision === 'millisecond';
    const clock =
      moment.precision === 'day' ? '' : `-${clockIn(moment.earliest, moment.zone, seconds).replaceAll(':', '')}`;
    const id = `t-${dayIn(moment.earliest, moment.zone)}${clock}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}
