import * as Plot from '@observablehq/plot';
import { markOfRank } from '../../core/model/severity-mark.ts';
import { idPart, tag } from '../svg.ts';
import { drawColumns } from './density.ts';
import { emptyPage, finished, legendOf, longDay, wrapped } from './frame.ts';
import { legendEntries, monthTicks, pointMarks, timeScale, type IncidentPoint } from './points.ts';
import type { PlotWords } from './words.ts';

/** With more incidents, the description gives counts instead of listing them. */
const mostTold = 12;
/** With more, points lie on each other and cannot be told apart. */
const mostLinked = 60;

/**
 * Incidents along time, one lane for each severity that occurs, the worst on top; every point is a link. Of more than 60
 * there are columns of how many. `from` and `to`,
 * in milliseconds, put several strips on one scale. The empty string without points.
 */
export function drawStrip(
  points: readonly IncidentPoint[],
  words: PlotWords,
  { id = 'strip', from, to }: { id?: string; from?: number; to?: number } = {},
): string {
  if (points.length === 0) return '';
  const lanes = [...new Set(points.map(({ rank }) => markOfRank(rank)))].sort((a, b) => a - b);
  const drawn = points.map((point) => ({
    ...point,
    day: new Date(point.date),
    minutes: -lanes.indexOf(markOfRank(point.rank)),
  }));
  const many = points.length > mostLinked;
  const severities = Map.groupBy(points, ({ severity }) => severity || words.noSeverity);
  const parts =
    points.length <= mostTold
      ? points.map(({ date, severity }) => `${longDay(date, words)} ${severity || words.noSeverity}`)
      : [...severities].map(([severity, { length }]) => `${length} × ${severity}`);
  const picture = (width: number, layout: string) => {
    const legend = legendOf(legendEntries(drawn, words, false), width);
    const height = legend.height + 34 + lanes.length * 17;
    const plot = Plot.plot({
      document: emptyPage(),
      width,
      height,
      marginTop: legend.height + 2,
      marginLeft: 10,
      marginRight: 10,
      marginBottom: 24,
      x: timeScale(drawn, from, to),
      y: { axis: null, domain: [-lanes.length + 0.5, 0.5] },
      marks: [
        Plot.ruleY(
          lanes.map((_, lane) => -lane),
          { className: 'plot-lane' },
        ),
        Plot.axisX({ label: null, tickSize: 4, ticks: Math.floor(width / 90), tickFormat: monthTicks(words) }),
        ...(many ? [] : pointMarks(drawn, 'minutes', 5, words)),
      ],
    });
    const columns = many
      ? lanes.map((shape, lane) =>
          tag('path', {
            class: `plot-severity-${shape}`,
            d: drawColumns(
              drawn
                .filter(({ rank }) => markOfRank(rank) === shape)
                .map(({ day }) => Number(plot.scale('x')!.apply(day))),
              Number(plot.scale('y')!.apply(-lane)),
              15,
            ),
          }),
        )
      : [];
    return finished(
      plot,
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links: !many },
      words.stripTitle,
      words.stripTold(points.length, parts.join(', ')),
      legend.markup,
      columns.length > 0 ? tag('g', { 'aria-hidden': 'true' }, ...columns) : '',
    );
  };
  return wrapped(picture(840, 'wide') + picture(340, 'narrow'), 'plot-strip');
}
