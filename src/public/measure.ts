import { medianInterval, quantile } from '../core/metrics/median.ts';
import type { Milestone } from '../core/model/vocabulary.ts';
import type { PublicPostmortem } from '../core/publish/public.ts';

/** Durations of one metric over several public incidents, in milliseconds. */
export interface PublicSummary {
  name: string;
  from: Milestone;
  to: Milestone;
  /** How many incidents have a known duration. */
  n: number;
  /** How many are still open. */
  open: number;
  median: number;
  /** At least 95 %; undefined below six incidents. */
  interval: { low: number; high: number } | undefined;
}

/** Summarises the durations of public incidents by metric. A range counts with its middle. */
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
