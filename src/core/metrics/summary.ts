import type { Metric } from '../model/metric.ts';
import type { Span } from '../model/moment.ts';
import { coarser } from '../model/span.ts';
import type { Precision } from '../model/vocabulary.ts';
import type { Exclusion } from './exclusion.ts';
import type { MeasuredIncident } from './incident.ts';
import { meanInterval, type MeanInterval } from './mean.ts';
import { intervalFloor, medianInterval, quantile, quartileFloor, tailFloor, type MedianInterval } from './median.ts';

/** One metric over a set of incidents. All lengths of time are milliseconds. */
export interface Summary {
  metric: Metric;
  /** How many durations are known; every number below is over these. */
  n: number;
  /** How many incidents count: known, unknown and open together. */
  eligible: number;
  /** `n / eligible`; undefined where none counts. */
  coverage: number | undefined;
  /** Left out, each with why. */
  excluded: { id: string; because: Exclusion }[];
  /** Counted, but the duration is not known. */
  unknown: { id: string; reason: string }[];
  /** Still open: longer than `atLeast` milliseconds, by how much nobody knows. */
  censored: { id: string; since: string; atLeast: number }[];
  /** The coarsest precision of the durations, which no number printed from them may exceed; minutes of none. */
  precision: Precision;
  /** Ids whose duration is an interval; it enters by its middle. */
  ranges: string[];
  /** Ids whose duration is approximate. */
  approximate: string[];
  /** Ids whose start was most likely copied from the alert. */
  startAssumed: string[];
  /** Undefined of none. */
  median: SummaryMedian | undefined;
  /** The quarter and three-quarter quantiles; undefined below four. */
  quartiles: { p25: number; p75: number } | undefined;
  /** Nine in ten were shorter; undefined below twenty. */
  p90: number | undefined;
  /** Undefined of none. */
  mean: SummaryMean | undefined;
  smallest: { id: string; value: number } | undefined;
  largest: { id: string; value: number } | undefined;
}

export interface SummaryMedian {
  value: number;
  /** Undefined below six incidents. */
  interval: MedianInterval | undefined;
  /** Why there is no interval. */
  reason: string | undefined;
  /**
   * Where incidents are open: what the median of all would be, at the least if each had ended at the last row of its
   * timeline, at the most if none ever ended (undefined where the middle then has no end).
   */
  withOpen: { n: number; least: number; most: number | undefined } | undefined;
}

export interface SummaryMean {
  /** The acronym the organisation uses, `MTTR`, or `mean time to …`. */
  name: string;
  value: number;
  /** Undefined below six incidents, and in the groups of a report, where nobody is to look at means. */
  interval: MeanInterval | undefined;
  /** What part of the sum the largest incident is, 0 to 1; undefined where the sum is nothing. */
  shareOfLargest: number | undefined;
}

/**
 * Summarises one metric over incidents that were measured with it. The order of the incidents changes nothing
 * but the order of ids. Without `bootstrap` the mean has no interval, which takes far longer than all the rest.
 */
export function summarize(
  metric: Metric,
  incidents: readonly Pick<MeasuredIncident, 'id' | 'excluded' | 'durations'>[],
  { bootstrap = true }: { bootstrap?: boolean } = {},
): Summary {
  const summary: Summary = {
    metric,
    n: 0,
    eligible: 0,
    coverage: undefined,
    excluded: [],
    unknown: [],
    censored: [],
    precision: 'minute',
    ranges: [],
    approximate: [],
    startAssumed: [],
    median: undefined,
    quartiles: undefined,
    p90: undefined,
    mean: undefined,
    smallest: undefined,
    largest: undefined,
  };
  const known: { id: string; value: number }[] = [];
  let precision: Precision | undefined;
  for (const { id, excluded, durations } of incidents) {
    if (excluded) {
      summary.excluded.push({ id, because: excluded });
      continue;
    }
    const duration = durations.find((each) => each.metric === metric.id);
    if (!duration) continue;
    summary.eligible++;
    const { result } = duration;
    if (result.kind === 'unknown') summary.unknown.push({ id, reason: result.reason });
    else if (result.kind === 'censored')
      summary.censored.push({ id, since: new Date(result.since.earliest).toISOString(), atLeast: result.atLeast });
    else {
      known.push({ id, value: middleOf(result.span) });
      precision = precision ? coarser(precision, result.span.precision) : result.span.precision;
      if (result.span.least !== result.span.most) summary.ranges.push(id);
      if (result.span.approximate) summary.approximate.push(id);
      if (duration.startAssumed) summary.startAssumed.push(id);
    }
  }
  known.sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const values = known.map(({ value }) => value);
  const n = values.length;
  if (summary.eligible > 0) summary.coverage = n / summary.eligible;
  if (n === 0) return summary;
  const sum = values.reduce((a, b) => a + b, 0);
  const largest = known.at(-1)!;
  return {
    ...summary,
    n,
    precision: precision!,
    median: medianOf(values, summary.censored),
    quartiles: n < quartileFloor ? undefined : { p25: quantile(values, 0.25), p75: quantile(values, 0.75) },
    p90: n < tailFloor ? undefined : quantile(values, 0.9),
    mean: {
      name: metric.mean ?? `mean ${metric.name}`,
      value: sum / n,
      interval: bootstrap ? meanInterval(values) : undefined,
      shareOfLargest: sum > 0 ? largest.value / sum : undefined,
    },
    smallest: known[0]!,
    largest,
  };
}

/** The value by which a span enters a summary. */
export function middleOf(span: Span): number {
  return span.least + (span.most - span.least) / 2;
}

function medianOf(ascending: number[], censored: Summary['censored']): SummaryMedian {
  const interval = medianInterval(ascending);
  const median: SummaryMedian = {
    value: quantile(ascending, 0.5),
    interval,
    reason: interval
      ? undefined
      : `an interval needs ${intervalFloor} incidents, and there ${ascending.length === 1 ? 'is' : 'are'} ${ascending.length}`,
    withOpen: undefined,
  };
  if (censored.length > 0) {
    const least = [...ascending, ...censored.map(({ atLeast }) => atLeast)].sort((a, b) => a - b);
    const most = quantile([...ascending, ...censored.map(() => Infinity)], 0.5);
    const end = Number.isFinite(most) ? most : undefined;
    median.withOpen = { n: least.length, least: quantile(least, 0.5), most: end };
  }
  return median;
}
