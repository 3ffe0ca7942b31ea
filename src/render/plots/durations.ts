import * as Plot from '@observablehq/plot';
import { idPart } from '../svg.ts';
import { emptyPage, finished, legendOf, lengthOf, lengthScale, longDay, wrapped } from './frame.ts';
import {
  channelMarks,
  legendEntries,
  monthTicks,
  pointMarks,
  radiusFor,
  timeScale,
  type DurationPoint,
} from './points.ts';
import type { PlotWords } from './words.ts';

/** With more points, they are too close to tap on a narrow screen, whose picture then has no links. */
const mostLinked = 300;

/**
 * Each incident by the day it began and by a duration, on a logarithmic scale. Shape and colour are the severity, what is
 * drawn around it says who noticed, an arrow that it is still open; every point is a link. The empty string without points.
 */
export function drawDurations(
  points: readonly DurationPoint[],
  words: PlotWords,
  { id = 'durations', to }: { id?: string; to?: number | undefined } = {},
): string {
  if (points.length === 0) return '';
  // A logarithmic scale has no zero: shorter durations count as a second.
  const drawn = points.map((point) => ({
    ...point,
    minutes: Math.max(point.minutes, 1 / 60),
    day: new Date(point.date),
  }));
  const lengths = drawn.map(({ minutes }) => minutes);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const { domain, ticks } = lengthScale(lengths);
  const longest = drawn.find(({ minutes }) => minutes === most)!;
  const r = radiusFor(points.length);
  const dates = points.map(({ date }) => date);
  const picture = (width: number, plotHeight: number, layout: string) => {
    const links = layout === 'wide' || points.length <= mostLinked;
    const legend = legendOf(legendEntries(drawn, words, true), width);
    const height = plotHeight + legend.height;
    return finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height,
        marginTop: legend.height + 14,
        marginLeft: 58,
        marginRight: 14,
        marginBottom: 36,
        x: timeScale(drawn, undefined, to),
        y: { type: 'log', domain, label: null },
        marks: [
          Plot.gridY(ticks),
          Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, text: (minutes: number) => lengthOf(minutes, words) }),
          Plot.axisX({ label: null, tickSize: 5, ticks: Math.floor(width / 90), tickFormat: monthTicks(words) }),
          ...channelMarks(drawn, r),
          ...pointMarks(drawn, 'minutes', r, words, { links }),
        ],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links },
      words.durationsTitle,
      words.durationsTold(
        points.length,
        longDay(Math.min(...dates), words),
        longDay(Math.max(...dates), words),
        lengthOf(least, words),
        lengthOf(most, words),
        longest.title,
      ),
      legend.markup,
    );
  };
  return wrapped(picture(840, 370, 'wide') + picture(360, 330, 'narrow'));
}
