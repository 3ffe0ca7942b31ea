import * as Plot from '@observablehq/plot';
import { formatShare } from '../../core/model/percent.ts';
import { escape, idPart, tag } from '../svg.ts';
import { safeUrl } from '../url.ts';
import { emptyPage, finished, lengthOf, lengthScale, wrapped } from './frame.ts';
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
  /** Median and interval as they are told: no finer than they are known. */
  told?: { median: string | undefined; interval: string | undefined } | undefined;
}

/** One row of shares. */
export interface ShareRow {
  label: string;
  count: number;
  n: number;
  /** 0 to 1; undefined of none. */
  share: number | undefined;
  low: number;
  high: number;
}

/** One theme: how many incidents, and how many of them promised something. */
export interface ThemeRow {
  label: string;
  href: string;
  n: number;
  answered: number;
}

const rowHeight = 56;
const left = 8;
const right = 18;

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

/**
 * Shares in rows between nothing and all, each with its interval; where they are counts of everything there is and
 * nothing is estimated (`exact`), as bars. The empty string without rows.
 */
export function drawShares(
  rows: readonly ShareRow[],
  words: PlotWords,
  { id = 'shares', exact = false }: { id?: string; exact?: boolean } = {},
): string {
  const shown = rows.filter(({ n }) => n > 0);
  if (shown.length === 0) return '';
  const height = 44;
  const lane = (index: number) => index * height + 30;
  const placed = shown.map((row, index) => ({ ...row, lane: lane(index) }));
  const inner = shown.length * height;
  const percent = (share: number) => formatShare(share, words.time.language);
  const picture = (width: number, layout: string) =>
    finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height: inner + 32,
        marginTop: 0,
        marginLeft: left,
        marginRight: right,
        marginBottom: 32,
        x: { domain: [0, 1], label: null },
        y: { axis: null, domain: [0, inner], range: [0, inner] },
        marks: [
          Plot.gridX([0, 0.25, 0.5, 0.75, 1], { className: 'plot-grid' }),
          Plot.axisX([0, 0.25, 0.5, 0.75, 1], { tickSize: 0, tickPadding: 8, text: percent }),
          ...(exact
            ? [barsTo(placed, 1, 'plot-all'), barsTo(placed, 'share', 'plot-part')]
            : [
                Plot.ruleY(placed, { x1: 'low', x2: 'high', y: 'lane', className: 'plot-interval' }),
                Plot.dot(placed, { x: 'share', y: 'lane', r: 5, className: 'plot-median' }),
              ]),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height: inner + 32, links: false },
      words.sharesTitle,
      `${shown
        .map(({ label, count, n, share, low, high }) =>
          words.share(label, count, n, share === undefined ? undefined : percent(share), percent(low), percent(high)),
        )
        .join('; ')}.`,
      tag(
        'g',
        { 'aria-hidden': 'true', class: 'plot-labels' },
        ...shown.map(({ label, count, n, share }, index) =>
          labelOf(
            label,
            `${share === undefined ? '–' : percent(share)} · ${words.of(count, n)}`,
            index,
            width,
            undefined,
            height,
          ),
        ),
      ),
    );
  return wrapped(picture(840, 'wide') + picture(350, 'narrow'));
}

/** Themes as bars, of which the filled part promised something; each label is a link. The empty string without rows. */
export function drawThemes(
  rows: readonly ThemeRow[],
  words: PlotWords,
  { id = 'themes' }: { id?: string } = {},
): string {
  const shown = rows.filter(({ n }) => n > 0);
  if (shown.length === 0) return '';
  const height = 40;
  const placed = shown.map((row, index) => ({ ...row, lane: index * height + 27 }));
  const inner = shown.length * height;
  const top = Math.max(...shown.map(({ n }) => n));
  const picture = (width: number, layout: string) =>
    finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height: inner + 8,
        marginTop: 0,
        marginLeft: left,
        marginRight: right,
        marginBottom: 8,
        x: { axis: null, domain: [0, top] },
        y: { axis: null, domain: [0, inner], range: [0, inner] },
        marks: [barsTo(placed, 'n', 'plot-all'), barsTo(placed, 'answered', 'plot-part')],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height: inner + 8, links: true },
      words.themesTitle,
      `${shown.map(({ label, n, answered }) => words.theme(label, n, answered)).join('; ')}.`,
      tag(
        'g',
        { class: 'plot-labels' },
        ...shown.map(({ label, href, n, answered }, index) =>
          labelOf(label, words.of(answered, n), index, width, undefined, height, href),
        ),
      ),
    );
  return wrapped(picture(840, 'wide') + picture(350, 'narrow'));
}

/** Where a value stands on a logarithmic scale that fills a width, to the half pixel. */
function placeOn([low, high]: [number, number], value: number, width: number): number {
  const share = Math.log(value / low) / Math.log(high / low);
  return Math.round((left + share * (width - left - right)) * 2) / 2;
}

/** The middle half of a row. */
function bandOf(from: number, to: number, lane: number): string {
  return tag('path', { class: 'plot-half', d: `M${from} ${lane - 8}H${to}V${lane + 8}H${from}Z` });
}

/**
 * A stroke at each place, as one path: thousands of elements would weigh more than the rest of the page. What falls on the
 * same place is one stroke.
 */
function strokesOf(places: readonly number[], lane: number): string {
  const distinct = [...new Set(places)].sort((a, b) => a - b);
  return tag('path', {
    class: distinct.length > 100 ? 'plot-stroke plot-many' : 'plot-stroke',
    d: distinct.map((x) => `M${x} ${lane - 6}v12`).join(''),
  });
}

/** A bar in the lane of each row, from the left to a value. */
function barsTo<T extends { lane: number }>(rows: readonly T[], to: (keyof T & string) | number, className: string) {
  return Plot.rect(rows, {
    x1: 0,
    x2: typeof to === 'number' ? () => to : to,
    y1: ({ lane }: T) => lane - 4,
    y2: ({ lane }: T) => lane + 5,
    className,
  });
}

/** What stands above a row: its label at the left, which may be a link, and a note at the right. */
function labelOf(
  label: string,
  note: string,
  index: number,
  width: number,
  ends?: string,
  height = rowHeight,
  href?: string,
): string {
  const y = index * height + 16;
  const shown = ends !== undefined && width > 500 ? tag('tspan', { class: 'plot-ends', dx: 8 }, escape(ends)) : '';
  const name = tag('text', { x: left, y, 'text-anchor': 'start', class: 'plot-label' }, escape(label), shown);
  return (
    (href === undefined ? name : tag('a', { href: safeUrl(href) ?? '#', class: 'plot-link' }, name)) +
    tag('text', { x: width - right, y, 'text-anchor': 'end' }, escape(note))
  );
}
