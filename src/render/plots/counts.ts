import * as Plot from '@observablehq/plot';
import { numberIn } from '../../core/model/number.ts';
import { idPart } from '../svg.ts';
import { emptyPage, finished, wrapped } from './frame.ts';
import type { PlotWords } from './words.ts';

/** How many incidents a period had, with the interval of the rate behind them. */
export interface CountRow {
  period: string;
  n: number;
  low: number;
  high: number;
}

/** Incidents a period as bars, each with the interval of the rate behind it as a whisker. The empty string without rows. */
export function drawCounts(
  rows: readonly CountRow[],
  words: PlotWords,
  { id = 'counts' }: { id?: string } = {},
): string {
  if (rows.length === 0) return '';
  const top = Math.max(1, ...rows.map(({ n, high }) => Math.max(n, high)));
  const told = ({ period, n, low, high }: CountRow) =>
    words.count(period, n, numberIn(low, words.time.language, 1), numberIn(high, words.time.language, 1));
  const picture = (width: number, layout: string) => {
    const step = (width - 50) / rows.length;
    const skip = Math.ceil(44 / step);
    const height = 236;
    return finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height,
        marginTop: 12,
        marginLeft: 34,
        marginRight: 12,
        marginBottom: 42,
        x: { type: 'band', domain: rows.map(({ period }) => period), padding: 0.45, label: null },
        y: { domain: [0, top], label: null, nice: true },
        marks: [
          Plot.gridY({ ticks: 5 }),
          Plot.axisY({
            tickSize: 0,
            ticks: 5,
            tickFormat: (count: number) => (Number.isInteger(count) ? String(count) : ''),
          }),
          Plot.axisX({
            label: null,
            tickSize: 0,
            text: (period: string) => {
              const index = rows.findIndex((row) => row.period === period);
              return index % skip === 0 ? `${period}\nn = ${rows[index]!.n}` : '';
            },
          }),
          Plot.barY(rows, { x: 'period', y: 'n', className: 'plot-bar', title: told }),
          Plot.ruleX(rows, { x: 'period', y1: 'low', y2: 'high', className: 'plot-whisker' }),
          Plot.dot(rows, { x: 'period', y: 'n', r: 2.6, className: 'plot-count' }),
          Plot.ruleY([0]),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links: false },
      words.countsTitle,
      `${rows.map(told).join('; ')}.`,
    );
  };
  const wide = Math.min(840, Math.max(260, 60 + rows.length * 84));
  return wrapped(picture(wide, 'wide') + picture(Math.min(wide, 360), 'narrow'));
}
