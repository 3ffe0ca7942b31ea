import * as Plot from '@observablehq/plot';
import { escape, tag } from '../svg.ts';
import { safeUrl } from '../url.ts';

/** How pictures with one lane for each row are laid out, in pixels. */
export const rowHeight = 56;
export const left = 8;
export const right = 18;

/** A bar in the lane of each row, from the left to a value. */
export function barsTo<T extends { lane: number }>(
  rows: readonly T[],
  to: (keyof T & string) | number,
  className: string,
) {
  return Plot.rect(rows, {
    x1: 0,
    x2: typeof to === 'number' ? () => to : to,
    y1: ({ lane }: T) => lane - 4,
    y2: ({ lane }: T) => lane + 5,
    className,
  });
}

/** What stands above a row: its label at the left, which may be a link, and a note at the right. */
export function labelOf(
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
