import { tag } from '../svg.ts';
import { shapeOf, type IncidentPoint } from './points.ts';

const width = 180;
const height = 16;
const shapes = [
  'M0-5 4 0 0 5-4 0Z',
  'M0-4.4 4.2 3.4H-4.2Z',
  'M-3.2-3.2H3.2V3.2H-3.2Z',
  'M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0Z',
];

/**
 * Incidents along time in one line of a table, between two instants in milliseconds, the worst on top. It repeats
 * what its row says, so screen readers skip it. The empty string without points.
 */
export function drawSpark(points: readonly IncidentPoint[], from: number, to: number): string {
  if (points.length === 0) return '';
  const x = (date: number) => 6 + ((date - from) / Math.max(1, to - from)) * (width - 12);
  const marks = [3, 2, 1, 0].flatMap((shape) => {
    const places = new Set(points.filter(({ rank }) => shapeOf(rank) === shape).map(({ date }) => Math.round(x(date))));
    return [...places].map((at) =>
      tag('path', { class: `plot-severity-${shape}`, d: shapes[shape], transform: `translate(${at},${height / 2})` }),
    );
  });
  return tag(
    'svg',
    { class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' },
    tag('path', { class: 'plot-lane', d: `M0 ${height / 2}H${width}` }),
    ...marks,
  );
}
