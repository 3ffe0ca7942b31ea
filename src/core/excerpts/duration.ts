import { durationsOf, metricsOf, type DurationResult, type IncidentDuration } from '../metrics/durations.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Metric } from '../model/metric.ts';
import type { PostmortemEntry } from '../model/entry.ts';

/**
 * The one metric an incident is told by where there is room for one: until users were no longer affected, where the
 * library measures that, else its first. Undefined where it measures none.
 */
export function leadingMetric(configuration: Pick<Configuration, 'metrics'>): Metric | undefined {
  const metrics = metricsOf(configuration);
  return metrics.find(({ to }) => to === 'recovered') ?? metrics[0];
}

/** How long an incident took, by the leading metric. */
export function durationOf(
  postmortem: PostmortemEntry,
  configuration: Pick<Configuration, 'metrics'>,
): IncidentDuration | undefined {
  const metric = leadingMetric(configuration);
  return metric && durationsOf(postmortem, [metric])[0];
}

/** Bands of durations from short to long, each with its upper end (excluded) in milliseconds; then what has no length. */
export const durationBands = {
  'under-15m': 15 * 60_000,
  '15m-1h': 60 * 60_000,
  '1h-4h': 4 * 60 * 60_000,
  '4h-1d': 24 * 60 * 60_000,
  'over-1d': Infinity,
  open: undefined,
  unknown: undefined,
} as const;
export type DurationBand = keyof typeof durationBands;

/** The band of a duration: an interval by its middle, as in every summary; an open incident is `open`, never a length. */
export function bandOf(result: DurationResult | undefined): DurationBand {
  if (result?.kind === 'censored') return 'open';
  if (result?.kind !== 'known') return 'unknown';
  const length = (result.span.least + result.span.most) / 2;
  const bands = Object.entries(durationBands) as [DurationBand, number | undefined][];
  return bands.find(([, end]) => end !== undefined && length < end)?.[0] ?? 'over-1d';
}
