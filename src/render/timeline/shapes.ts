import type { Milestone } from '../../core/model/vocabulary.ts';
import { round, tag } from '../svg.ts';

/** A milestone's mark: a shape of its own, so that colour is never the only difference. */
export function shapeOf(name: Milestone | undefined, x: number, y: number, approximate = false): string {
  const className = `tl-shape${name ? ` tl-${name}` : ''}${approximate ? ' tl-approximate' : ''}`;
  return tag('path', { class: className, d: pathOf(name, x, y) });
}

function pathOf(name: Milestone | undefined, x: number, y: number): string {
  const polygon = (points: string) =>
    `M${points
      .split(' ')
      .map((point) => point.split(',').map(Number))
      .map(([dx = 0, dy = 0]) => `${round(x + dx)} ${round(y + dy)}`)
      .join('L')}Z`;
  const circle = (radius: number) =>
    `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  switch (name) {
    case 'impact-start':
      return polygon('0,-6.5 6.5,0 0,6.5 -6.5,0');
    case 'detected':
      return circle(5);
    case 'acknowledged':
      return polygon('-6,-5 6,-5 0,6');
    case 'declared':
      return polygon('-4,-6 6,0 -4,6');
    case 'mitigated':
      return polygon('-5,-5 5,-5 5,5 -5,5');
    case 'recovered':
      return polygon('0,-6 6,5 -6,5');
    case 'resolved':
      return polygon('-3,-5.5 3,-5.5 6.3,0 3,5.5 -3,5.5 -6.3,0');
    case 'cause-introduced':
      return polygon('-6,-3.5 -3.5,-6 0,-2.5 3.5,-6 6,-3.5 2.5,0 6,3.5 3.5,6 0,2.5 -3.5,6 -6,3.5 -2.5,0');
    case 'cause-removed':
      return polygon('-1.8,-6 1.8,-6 1.8,-1.8 6,-1.8 6,1.8 1.8,1.8 1.8,6 -1.8,6 -1.8,1.8 -6,1.8 -6,-1.8 -1.8,-1.8');
    default:
      return circle(3);
  }
}
