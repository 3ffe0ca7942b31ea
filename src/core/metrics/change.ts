import type { Metric } from '../model/metric.ts';
import { precisionMilliseconds } from '../model/vocabulary.ts';
import { detectableChange, falseChange, type DetectableChange, type FalseChange } from './detectable.ts';
import type { MeasuredIncident } from './incident.ts';
import { intervalFloor, quantile } from './median.ts';
import { permutationTest, shiftOf, type Shift } from './ranks.ts';
import { middleOf } from './summary.ts';

/** Whether a metric has changed from one year to the next, and what change could be seen at all. */
export interface Change {
  metric: Metric;
  /** The last two years in which incidents with this metric began; undefined where there are no two. */
  comparison: Comparison | undefined;
  /** How many incidents a year have this metric known, on average from the first year to the last, rounded. */
  yearly: number;
  /**
   * At `yearly` incidents a period first (where that is at least six, else at ten), then at rising sizes where a curve was
   * asked for; empty below six durations, and where nothing was to be simulated.
   */
  detectable: DetectableChange[];
  /** At `yearly` incidents, or at six where there are fewer; undefined below six durations and without simulation. */
  nothingChanged: FalseChange | undefined;
}

/** One period against another. Lengths of time are milliseconds. */
export interface Comparison {
  before: { period: string; n: number; median: number };
  after: { period: string; n: number; median: number };
  /** By what factor durations differ; undefined where a period has fewer than six. */
  shift: Shift | undefined;
  /** The probability of such a difference if nothing had changed; undefined where a period has fewer than six. */
  p: number | undefined;
  /** What may be said: only where test and interval both exclude “no change” is it more than `undecided`. */
  verdict: 'not enough data' | 'undecided' | 'shorter' | 'longer';
}

/** Sizes at which the detectable change is told, whatever a library holds. */
const sizes = [10, 20, 50, 100, 200] as const;

/** What to simulate: nothing, what a year of the library brings, or a curve over all `sizes` as well. */
export type Simulated = 'nothing' | 'year' | 'curve';

/** Compares the last two years of a metric, and simulates what change could be seen. */
export function changeOf(metric: Metric, incidents: readonly MeasuredIncident[], simulated: Simulated): Change {
  const byYear = new Map<string, number[]>();
  const all: number[] = [];
  for (const { excluded, year, durations } of incidents) {
    const result = durations.find((duration) => duration.metric === metric.id)?.result;
    if (excluded || result?.kind !== 'known') continue;
    // Nothing is shorter than half of what its precision can tell: a quotient needs more than zero.
    const value = Math.max(middleOf(result.span), precisionMilliseconds[result.span.precision] / 2);
    all.push(value);
    if (year === undefined) continue;
    const values = byYear.get(year);
    if (values) values.push(value);
    else byYear.set(year, [value]);
  }
  const years = [...byYear.keys()].sort();
  const span = years.length > 0 ? Number(years.at(-1)) - Number(years[0]) + 1 : 1;
  const yearly = Math.round([...byYear.values()].reduce((sum, { length }) => sum + length, 0) / span);
  const wanted = [
    ...(simulated === 'nothing' ? [] : [yearly < intervalFloor ? 10 : yearly]),
    ...(simulated === 'curve' ? sizes : []),
  ];
  return {
    metric,
    comparison:
      years.length < 2
        ? undefined
        : compare([years.at(-2)!, byYear.get(years.at(-2)!)!], [years.at(-1)!, byYear.get(years.at(-1)!)!]),
    yearly,
    detectable: [...new Set(wanted)].flatMap((size) => detectableChange(all, size) ?? []),
    nothingChanged: simulated === 'nothing' ? undefined : falseChange(all, Math.max(yearly, intervalFloor)),
  };
}

function compare([before, olds]: [string, number[]], [after, news]: [string, number[]]): Comparison {
  const summed = (period: string, values: number[]) => ({
    period,
    n: values.length,
    median: quantile(
      values.toSorted((a, b) => a - b),
      0.5,
    ),
  });
  const sides = { before: summed(before, olds), after: summed(after, news) };
  if (olds.length < intervalFloor || news.length < intervalFloor)
    return { ...sides, shift: undefined, p: undefined, verdict: 'not enough data' };
  const p = permutationTest(olds, news);
  const shift = shiftOf(olds, news)!;
  const excluded = p <= 0.05 && (shift.high < 1 || shift.low > 1);
  return { ...sides, shift, p, verdict: !excluded ? 'undecided' : shift.ratio < 1 ? 'shorter' : 'longer' };
}
