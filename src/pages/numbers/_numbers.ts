import type { Catalogue } from '../../core/model/entry.ts';
import type { Proportion } from '../../core/metrics/proportion.ts';
import type { MetricsReport } from '../../core/metrics/report.ts';
import { middleOf, type Summary } from '../../core/metrics/summary.ts';
import { intervalFloor } from '../../core/metrics/median.ts';
import type { Addresses, NumbersPart } from '../../core/model/address.ts';
import type { Metric } from '../../core/model/metric.ts';
import { numberIn } from '../../core/model/number.ts';
import { formatShare } from '../../core/model/percent.ts';
import { formatMilliseconds, formatSpan } from '../../core/model/span.ts';
import { milestones, type Precision } from '../../core/model/vocabulary.ts';
import type { ShareRow, SpreadRow } from '../../render/plots.ts';
import type { Relations } from '../../core/relations/relate.ts';
import type { Texts } from '../../texts/texts.ts';

/** What every section of a page of numbers is made from. */
export interface Numbers {
  report: MetricsReport;
  /** Undefined where the page is about the whole library. */
  part: NumbersPart | undefined;
  library: Catalogue;
  relations: Relations;
  addresses: Addresses;
  texts: Texts['numbers'];
  words: Texts;
}

/** `impact-start → recovered`. */
export function endsOf({ from, to }: Pick<Metric, 'from' | 'to'>, { numbers, terms }: Texts): string {
  return numbers.ends(terms.milestones[from], terms.milestones[to]);
}

/** Whether a duration begins before anybody of the organisation knew. */
export function isFelt({ from }: Pick<Metric, 'from'>): boolean {
  return milestones.indexOf(from) < milestones.indexOf('detected');
}

/** `35 % – 90 %`. */
export function percents({ low, high }: Pick<Proportion, 'low' | 'high'>, { time }: Texts): string {
  return `${formatShare(low, time.language)} – ${formatShare(high, time.language)}`;
}

/** An interval of lengths in milliseconds. */
export function between(low: number, high: number, precision: Precision, { time }: Texts): string {
  return formatSpan({ least: low, most: high, precision, approximate: false }, time);
}

/** Whole minutes with their thousands apart. */
export function minutesOf(milliseconds: number, language: string): string {
  return new Intl.NumberFormat(language).format(Math.round(milliseconds / 60_000));
}

/** A quotient to two significant digits. */
export function quotient(value: number, { time }: Texts): string {
  return numberIn(value, time.language, value >= 10 ? 0 : value >= 1 ? 1 : 2);
}

/** A summary as a row of a spread; without a median if there are too few values. */
export function spreadRow(
  { metric, n, median, quartiles, precision }: Summary,
  incidents: MetricsReport['incidents'],
  label: string,
  ends: string | undefined,
  words: Texts,
): SpreadRow {
  const enough = n >= intervalFloor;
  const minutes = (value: number | undefined) => (enough && value !== undefined ? value / 60_000 : undefined);
  return {
    label,
    ends,
    values: incidents.flatMap(({ excluded, durations }) => {
      const result = durations.find((duration) => duration.metric === metric.id)?.result;
      return excluded || result?.kind !== 'known' ? [] : [middleOf(result.span) / 60_000];
    }),
    median: minutes(median?.value),
    low: minutes(median?.interval?.low),
    high: minutes(median?.interval?.high),
    p25: minutes(quartiles?.p25),
    p75: minutes(quartiles?.p75),
    told: {
      median: enough && median ? formatMilliseconds(median.value, precision, words.time) : undefined,
      interval: median?.interval && between(median.interval.low, median.interval.high, precision, words),
    },
  };
}

/** A proportion as a row of shares. */
export function shareRow(label: string, { count, n, share, low, high }: Proportion): ShareRow {
  return { label, count, n, share, low, high };
}

/** The known values of a summary below the floor, shortest first. */
export function fewValues(
  { metric, precision }: Summary,
  incidents: MetricsReport['incidents'],
  { time }: Texts,
): string[] {
  return incidents
    .flatMap(({ excluded, durations }) => {
      const result = durations.find((duration) => duration.metric === metric.id)?.result;
      return excluded || result?.kind !== 'known' ? [] : [middleOf(result.span)];
    })
    .sort((a, b) => a - b)
    .map((value) => formatMilliseconds(value, precision, time));
}
