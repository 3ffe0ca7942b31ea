import * as Plot from '@observablehq/plot';
import { idPart, round, tag } from '../svg.ts';
import { emptyPage, finished, lengthOf, lengthScale, wrapped } from './frame.ts';
import { labelOf, left, right, rowHeight } from './lanes.ts';
import type { PlotWords } from './words.ts';

/** One row of a spread: every value, and what is said of them all. Lengths are minutes. */
export interface SpreadRow {
  label: string;
  /** What the label means: the two ends of a duration. */
  ends?: string | undefined;
  values: number[];
  /** Left out where there are too few to say. */
  median?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  p25?: number | undefined;
  p75?: number | undefined;
  /** Median and interval as text, in the precision they are known in. */
  told?: { median: string | undefined; interval: string | undefined } | undefined;
}

/**
 * Durations in rows on one logarithmic scale: a stroke for each incident, the middle half as a band, the median as a dot on
 * the line of its interval. The empty string where no row has a value.
 */
export function drawSpread(
  rows: readonly SpreadRow[],
  words: PlotWords,
  { id = 'spread' }: { id?: string } = {},
): string {
  const shown = rows.filter(({ values }) => values.length > 0);
  if (shown.length === 0) return '';
  const floored = (minutes: number) => Math.max(minutes, 1 / 60);
  const { domain, ticks } = lengthScale(shown.flatMap(({ values }) => values.map(floored)));
  const lane = (index: number) => index * rowHeight + 38;
  const intervals = shown.flatMap(({ low, high }, index) =>
    low === undefined || high === undefined ? [] : [{ low: floored(low), high: floored(high), lane: lane(index) }],
  );
  const medians = shown.flatMap(({ median }, index) =>
    median === undefined ? [] : [{ median: floored(median), lane: lane(index) }],
  );
  const inner = shown.length * rowHeight;
  const picture = (width: number, layout: string) => {
    const height = inner + 34;
    const kept = ticks.filter((_, index) => width > 500 || ticks.length <= 6 || index % 2 === 0);
    const texts = shown.map((row, index) =>
      labelOf(row.label, words.spreadNote(row.values.length, row.told?.median), index, width, row.ends),
    );
    const x = (minutes: number) => placeOn(domain, floored(minutes), width);
    const beneath = shown.map(
      ({ values, p25, p75 }, index) =>
        (p25 === undefined || p75 === undefined ? '' : bandOf(x(p25), x(p75), lane(index))) +
        strokesOf(values.map(x), lane(index)),
    );
    return finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height,
        marginTop: 0,
        marginLeft: left,
        marginRight: right,
        marginBottom: 34,
        x: { type: 'log', domain, label: null },
        y: { axis: null, domain: [0, inner], range: [0, inner] },
        marks: [
          Plot.gridX(kept, { className: 'plot-grid' }),
          Plot.axisX(kept, { tickSize: 0, tickPadding: 8, text: (minutes: number) => lengthOf(minutes, words) }),
          Plot.ruleY(intervals, { x1: 'low', x2: 'high', y: 'lane', className: 'plot-interval' }),
          Plot.dot(medians, { x: 'median', y: 'lane', r: 5, className: 'plot-median' }),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links: false },
      words.spreadTitle,
      `${shown

        .map(({ label, values, told }) => words.spreadRow(label, values.length, told?.median, told?.interval))
        .join('; ')}.`,
      tag('g', { 'aria-hidden': 'true', class: 'plot-labels' }, ...texts),
      tag('g', { 'aria-hidden': 'true' }, ...beneath),
    );
  };
  return wrapped(picture(840, 'wide') + picture(350, 'narrow'));
}

/** Where a value stands on a logarithmic scale that fills a width. */
function placeOn([low, high]: [number, number], value: number, width: number): number {
  const share = Math.log(value / low) / Math.log(high / low);
  return left + share * (width - left - right);
}

/** The middle half of a row. */
function bandOf(from: number, to: number, lane: number): string {
  return tag('path', { class: 'plot-half', d: `M${round(from)} ${lane - 8}H${round(to)}V${lane + 8}H${round(from)}Z` });
}

/**
 * A stroke at each place, as one path: thousands of elements would weigh more than the rest of the page. What falls on the
 * same place is one stroke.
 */
function strokesOf(places: readonly number[], lane: number): string {
  // To the half pixel; of many, to the whole one.
  const parts = places.length > 300 ? 1 : 2;
  const distinct = [...new Set(places.map((place) => Math.round(place * parts) / parts))].sort((a, b) => a - b);
  return tag('path', {
    class: distinct.length > 100 ? 'plot-stroke plot-many' : 'plot-stroke',
    d: distinct.map((x) => `M${x} ${lane - 6}v12`).join(''),
  });
}
