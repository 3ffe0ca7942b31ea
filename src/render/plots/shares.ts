import * as Plot from '@observablehq/plot';
import { formatShare } from '../../core/model/percent.ts';
import { idPart, tag } from '../svg.ts';
import { emptyPage, finished, wrapped } from './frame.ts';
import { barsTo, labelOf, left, right } from './lanes.ts';
import type { PlotWords } from './words.ts';

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
