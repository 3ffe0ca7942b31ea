import type { Asked } from '../../core/search/ask.ts';
import { excerptOf, type Piece } from '../../core/search/excerpt.ts';
import type { Fragment } from './open.ts';

/** Where a page has what was searched for. */
export interface Shown {
  pieces: readonly Piece[];
  /** The heading it stands under. */
  heading: { text: string; url: string } | undefined;
  /** The excerpt begins within a text. */
  isInside: boolean;
  /** The places of the matches that the page really has. */
  held: readonly number[];
}

/** The excerpt of a page. `weights`: what each match weighs. */
export function shownOf(
  { content, meta, anchors, url }: Fragment,
  { matches }: Asked,
  weights: readonly number[],
): Shown {
  const title = meta['title'] ?? '';
  const from = title !== '' && content.startsWith(title) ? title.length + 1 : 0;
  const { pieces, start, held } = excerptOf(content, matches, weights, from);
  const marked = pieces.findIndex(({ isMarked }) => isMarked);
  if (marked < 0) return { pieces: [], heading: undefined, isInside: false, held };
  const place = start + pieces.slice(0, marked).reduce((sum, { text }) => sum + text.length, 0);
  const words = content.slice(0, place).split(/\s+/).length;
  const above = anchors.findLast(({ element, text, location }) => /^h[2-6]$/.test(element) && text && location < words);
  const heading = above && { text: above.text, url: `${url}#${above.id}` };
  return { pieces, heading, isInside: start > from, held };
}

/** Pieces as text and `<mark>`. */
export function drawPieces(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, isMarked }) => {
    if (!isMarked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
