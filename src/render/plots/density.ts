import { round, tag } from '../svg.ts';
import type { LegendEntry } from './frame.ts';
import type { PlotWords } from './words.ts';

/** With more points than this, single ones cannot be told apart: they are drawn as cells, the darker the more. */
export const mostPoints = 200;

/** How many points each of the four shades stands for at the least. */
export const shades = [1, 2, 4, 8] as const;

/** A point in a picture, in its own units. */
interface Spot {
  x: number;
  y: number;
}

/** Points counted in square cells, one path a shade: its size follows from the picture, whatever their number. */
export function drawCells(spots: readonly Spot[], size: number): string {
  const counts = new Map<string, { column: number; row: number; count: number }>();
  for (const { x, y } of spots) {
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
    const key = `${column} ${row}`;
    const cell = counts.get(key);
    if (cell) cell.count++;
    else counts.set(key, { column, row, count: 1 });
  }
  const cells = [...counts.values()].sort((a, b) => a.column - b.column || a.row - b.row);
  const side = round(size - 0.5);
  return shades
    .map((least, shade) => {
      const own = cells.filter(({ count }) => count >= least && count < (shades[shade + 1] ?? Infinity));
      if (own.length === 0) return '';
      const d = own
        .map(({ column, row }) => `M${round(column * size)} ${round(row * size)}h${side}v${side}h-${side}z`)
        .join('');
      return tag('path', { class: `plot-cell plot-cell-${shade}`, d });
    })
    .join('');
}

/** Points on one line counted in columns: a bar each, the taller the more, at most `tallest` high around the line. */
export function drawColumns(places: readonly number[], middle: number, tallest: number): string {
  const width = 3;
  const counts = new Map<number, number>();
  for (const place of places) {
    const column = Math.floor(place / width);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([column, count]) => {
      const height = Math.max(2, Math.round((count / most) * tallest));
      return `M${column * width} ${round(middle - height / 2)}h2.5v${height}h-2.5z`;
    })
    .join('');
}

/** What the shades of cells mean. */
export function cellEntries(words: PlotWords): LegendEntry[] {
  return shades.map((least, shade) => ({
    mark: tag('path', { class: `plot-cell plot-cell-${shade}`, d: 'M-5-5h10v10h-10z' }),
    name: words.cell(least, (shades[shade + 1] ?? Infinity) - 1),
  }));
}
