import * as Plot from '@observablehq/plot';
import { idPart, tag } from '../svg.ts';
import { cellEntries, drawCells, mostPoints } from './density.ts';
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

/** With more points only the longest are links: the others are too close to tap, and stand in the table. */
const mostLinked = 60;
export const longestLinked = 25;

/**
 * Each incident by the day it began and by a duration, on a logarithmic scale. Shape and colour are the severity, what is
 * drawn around it says who noticed, an arrow that it is still open; every point is a link. Of many only the longest are;
 * of more than `mostPoints` the longest are points, and all are counted in cells. The empty string without points.
 *
 * @param to the end of the axis, in milliseconds; after the last incident unless given
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
  const many = drawn.length > mostPoints;
  const longestFew = drawn.toSorted((a, b) => b.minutes - a.minutes).slice(0, longestLinked);
  const linked = drawn.length <= mostLinked ? drawn : longestFew;
  const plain = many || linked === drawn ? [] : drawn.filter((point) => !longestFew.includes(point));
  const dates = points.map(({ date }) => date);
  const picture = (width: number, plotHeight: number, layout: string) => {
    const legend = legendOf(
      many ? [...cellEntries(words), ...legendEntries(linked, words, false)] : legendEntries(drawn, words, true),
      width,
    );
    const height = plotHeight + legend.height;
    const plot = Plot.plot({
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
        ...(many ? [] : channelMarks(drawn, r)),
        ...pointMarks(plain, 'minutes', r, words, { links: false }),
        ...pointMarks(linked, 'minutes', many ? 4 : r, words),
      ],
    });
    const place = (axis: 'x' | 'y', value: Date | number) => Number(plot.scale(axis)!.apply(value));
    const cells = many
      ? drawCells(
          drawn.map(({ day, minutes }) => ({ x: place('x', day), y: place('y', minutes) })),
          width > 500 ? 8 : 7,
        )
      : '';
    return finished(
      plot,
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height, links: true },
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
      cells && tag('g', { 'aria-hidden': 'true' }, cells),
    );
  };
  return wrapped(picture(840, 370, 'wide') + picture(360, 330, 'narrow'));
}
