import * as Plot from '@observablehq/plot';
import { idPart, tag } from '../svg.ts';
import { emptyPage, finished, wrapped } from './frame.ts';
import { barsTo, labelOf, left, right } from './lanes.ts';
import type { PlotWords } from './words.ts';

/** One theme: how many incidents, and how many of them promised something. */
export interface ThemeRow {
  label: string;
  href: string;
  n: number;
  answered: number;
}

/** Themes as bars, of which the filled part promised something; each label is a link. The empty string without rows. */
export function drawThemes(
  rows: readonly ThemeRow[],
  words: PlotWords,
  { id = 'themes' }: { id?: string } = {},
): string {
  const shown = rows.filter(({ n }) => n > 0);
  if (shown.length === 0) return '';
  const height = 40;
  const placed = shown.map((row, index) => ({ ...row, lane: index * height + 27 }));
  const inner = shown.length * height;
  const top = Math.max(...shown.map(({ n }) => n));
  const picture = (width: number, layout: string) =>
    finished(
      Plot.plot({
        document: emptyPage(),
        width,
        height: inner + 8,
        marginTop: 0,
        marginLeft: left,
        marginRight: right,
        marginBottom: 8,
        x: { axis: null, domain: [0, top] },
        y: { axis: null, domain: [0, inner], range: [0, inner] },
        marks: [barsTo(placed, 'n', 'plot-all'), barsTo(placed, 'answered', 'plot-part')],
      }),
      { id: `${idPart(id)}-${layout}`, className: `plot-${layout}`, width, height: inner + 8, links: true },
      words.themesTitle,
      `${shown.map(({ label, n, answered }) => words.theme(label, n, answered)).join('; ')}.`,
      tag(
        'g',
        { class: 'plot-labels' },
        ...shown.map(({ label, href, n, answered }, index) =>
          labelOf(label, words.of(answered, n), index, width, undefined, height, href),
        ),
      ),
    );
  return wrapped(picture(840, 'wide') + picture(350, 'narrow'));
}
