import anyAscii from 'any-ascii';
import { stretchAt } from '../model/starts.ts';

/** A text in which pieces stand for others, with where each came from. */
export interface Replaced {
  text: string;
  /** The offset in the original that an offset in `text` came from. */
  from(offset: number): number;
  /** The end in the original of what ends in `text` at this offset, exclusive. */
  to(end: number): number;
}

/** A text in which others stand for what a pattern matches. */
export function replaced(text: string, pattern: RegExp, instead: (piece: string) => string): Replaced {
  // Beginnings of stretches in the new text and in the original; what was replaced has its length there.
  const starts: number[] = [];
  const origins: number[] = [];
  const replacedBy: (number | undefined)[] = [];
  let made = '';
  const add = (piece: string, origin: number, length?: number) => {
    if (piece === '') return;
    starts.push(made.length);
    origins.push(origin);
    replacedBy.push(length);
    made += piece;
  };
  let at = 0;
  for (const { index, 0: piece } of text.matchAll(pattern)) {
    add(text.slice(at, index), at);
    add(instead(piece), index, piece.length);
    at = index + piece.length;
  }
  add(text.slice(at), at);
  if (at === 0) return { text, from: (offset) => offset, to: (end) => end };
  return {
    text: made,
    from(offset) {
      if (offset >= made.length) return text.length;
      const stretch = stretchAt(starts, offset);
      return origins[stretch]! + (replacedBy[stretch] === undefined ? offset - starts[stretch]! : 0);
    },
    to(end) {
      if (end <= 0 || made === '') return 0;
      const stretch = stretchAt(starts, end - 1);
      return origins[stretch]! + (replacedBy[stretch] ?? end - starts[stretch]!);
    },
  };
}

const sign =
  /(?=[^\0-\x7f])(?:[\u00a0\u2000-\u200a\u205f\u3000]|[\u2010-\u2015\u2212\ufe58\ufe63]|[\u2236\ua789\ufe55\ufe13]|[\u3002\uff61\u2024\ufe52]|[\uff01-\uff5e\ufe50-\ufe6b]|[\u2102-\u2149\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f189}]|(?<![\p{L}\p{N}])[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+|\p{Nd})/gu;
/** A line that is wrapped, also behind a hyphen within a word. */
const wrapped = /(?<=[\p{L}\p{N}])[-\u2010\u2011][ \t]*\r?\n[ \t]*(?=[\p{L}\p{N}])|[ \t]*\r?\n[ \t]*/gu;
/** Signs of emphasis that were none, within a number or a word. */
const marks = /(?<=[\p{L}\p{N}:.])\*\*(?=[\p{L}\p{N}:.])/gu;

/**
 * A text in which every letter, digit, hyphen, dash and colon is the plain one: full-width, mathematical, in a circle, of
 * another script. What is searched for by pattern is searched for in it. In prose a wrapped line is one line.
 */
export function withPlainSigns(text: string, isProse = false): Replaced {
  const pieces = [
    ...(isProse && text.includes('\n') ? [wrapped.source] : []),
    ...(/[^\u0000-\u007f]/.test(text) ? [sign.source] : []),
    ...(isProse && text.includes('**') ? [marks.source] : []),
  ];
  if (pieces.length === 0) return { text, from: (offset) => offset, to: (end) => end };
  return replaced(text, new RegExp(pieces.join('|'), 'gu'), (piece) => plainOf(piece));
}

function plainOf(piece: string): string {
  if (piece === '**') return '';
  if (piece.includes('\n')) return /^[-\u2010\u2011]/.test(piece) ? '-' : ' ';
  if (/[\u2010-\u2015\u2212\ufe58\ufe63]/.test(piece)) return '-';
  if (/[\u2236\ua789\ufe55\ufe13]/.test(piece)) return ':';
  if (/[\u3002\uff61\u2024\ufe52]/.test(piece)) return '.';
  if (piece.trim() === '') return ' ';
  const plain = piece.normalize('NFKC');
  return /^[\u0000-\u007f]+$/.test(plain) ? plain : anyAscii(piece);
}
