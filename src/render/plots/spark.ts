import { markOfRank, outlineOf, severityMarks } from '../../core/model/severity-mark.ts';
import { tag } from '../svg.ts';
import { drawColumns } from './density.ts';
import { type IncidentPoint } from './points.ts';

const width = 180;
const height = 16;
const middle = height / 2;
/** With more incidents, points lie on each other: columns tell how many. */
const mostPoints = 40;

/**
 * Incidents along time in one line of a table, between two instants in milliseconds, the worst on top; of many, columns of
 * how many. It repeats what its row says, so screen readers skip it. The empty string without points.
 */
export function drawSpark(points: readonly IncidentPoint[], from: number, to: number): string {
  if (points.length === 0) return '';
  const x = (date: number) => Math.round(6 + ((date - from) / Math.max(1, to - from)) * (width - 12));
  const marks =
    points.length > mostPoints
      ? [
          tag('path', {
            class: 'plot-columns',
            d: drawColumns(
              points.map(({ date }) => x(date)),
              middle,
              height,
            ),
          }),
        ]
      : severityMarks.toReversed().map((shape) => {
          const own = points.filter(({ rank }) => markOfRank(rank) === shape);
          const places = [...new Set(own.map(({ date }) => x(date)))];
          if (places.length === 0) return '';
          return tag('path', {
            class: `plot-severity-${shape}`,
            d: places.map((at) => `M${at} ${middle}${outlineOf(shape, 4.6)}`).join(''),
          });
        });
  return tag(
    'svg',
    { class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' },
    tag('path', { class: 'plot-lane', d: `M0 ${middle}H${width}` }),
    ...marks,
  );
}
