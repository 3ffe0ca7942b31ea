import { medianInterval, quantile } from '../core/metrics/median.ts';
import type { Milestone } from '../core/model/vocabulary.ts';
import type { PublicPostmortem } from '../core/publish/public.ts';

/** How long something took, over several public incidents. In milliseconds. */
export interface PublicSummary {
  name: string;
  from: Milestone;
  to: Milestone;
  /** How many incidents have it. */
  n: number;
  /** How many have it, but it had not come to its end. */
  open: number;
  median: number;
  /** At least 95 %; there is none below six incidents. */
  interval: { low: number; high: number } | undefined;
}

/** Durations of public incidents, as they are told, put together by their names; a range counts by its middle. */
export function summariesOf(postmortems: readonly PublicPostmortem[]): PublicSummary[] {
  const durations = postmortems.flatMap((postmortem) => postmortem.durations);
  return [...new Set(durations.map(({ name }) => name))].flatMap((name) => {
    const own = durations.filter((duration) => duration.name === name);
    const values = own
      .filter(({ over }) => over)
      .map(({ least, most }) => (least + most) / 2)
      .sort((a, b) => a - b);
    if (values.length === 0) return [];
    const { from, to } = own[0]!;
    const interval = medianInterval(values);
    return [
      {
        name,
        from,
        to,
        n: values.length,
        open: own.length - values.length,
        median: quantile(values, 0.5),
        interval: interval && { low: interval.low, high: interval.high },
      },
    ];
  });
}
