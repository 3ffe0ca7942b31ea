import * as Plot from '@observablehq/plot';
import { idPart } from '../svg.ts';
import { emptyPage, finished, wrapped } from './frame.ts';
import type { PlotWords } from './words.ts';

/** The smallest reduction that two periods of so many incidents can tell from chance. */
export interface ReachRow {
  size: number;
  /** 0 to 1; undefined where none could be told. */
  reduction: number | undefined;
  /** Whether this is what a year of the library brings. */
  here: boolean;
}

/** The minimum detectable change by the number of incidents in a period. The empty string without a row that has one. */
export function drawReach(rows: readonly ReachRow[], words: PlotWords, { id = 'reach' }: { id?: string } = {}): string {
  const shown = rows.filter(({ reduction }) => reduction !== undefined).sort((a, b) => a.size - b.size);
  if (shown.length === 0) return '';
  const percent = (share: number) => `−${Math.round(share * 100)} %`;
  const sizes = shown.map(({ size }) => size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const picture = (width: number, layout: string) =>
    finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height: 250,
        marginTop: 22,
        marginLeft: 54,
        marginRight: 24,
        marginBottom: 46,
        x: { type: 'log', domain: least < most ? [least, most] : [least / 2, least * 2], label: null },
        y: { domain: [0, 1], reverse: true, label: null },
        marks: [
          Plot.gridY([0, 0.25, 0.5, 0.75, 1], { className: 'plot-grid' }),
          Plot.axisY([0, 0.25, 0.5, 0.75, 1], {
            tickSize: 0,
            tickPadding: 8,
            text: (share: number) => (share === 0 ? '0' : percent(share)),
          }),
          Plot.axisX(
            sizes.filter((size, index) => index === 0 || Math.log(size / sizes[index - 1]!) > 0.35),
            {
              tickSize: 4,
              text: String,
              label: words.reachAxis,
              labelAnchor: 'center',
              labelArrow: 'none',
              labelOffset: 40,
            },
          ),
          Plot.line(shown, { x: 'size', y: 'reduction', className: 'plot-reach' }),
          Plot.dot(
            shown.filter(({ here }) => !here),
            { x: 'size', y: 'reduction', r: 3.5, className: 'plot-reach-point' },
          ),
          Plot.dot(
            shown.filter(({ here }) => here),
            { x: 'size', y: 'reduction', r: 5.5, className: 'plot-median' },
          ),
          Plot.text(
            shown.filter(({ here }) => here),
            {
              x: 'size',
              y: 'reduction',
              text: ({ reduction }: ReachRow) => `${words.reachHere}: ${percent(reduction!)}`,
              textAnchor: 'start',
              dx: 8,
              dy: 16,
              className: 'plot-here',
            },
          ),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height: 250, links: false },
      words.reachTitle,
      `${rows.map(({ size, reduction }) => words.reach(size, reduction === undefined ? undefined : percent(reduction))).join('; ')}.`,
    );
  return wrapped(picture(840, 'wide') + picture(350, 'narrow'));
}
