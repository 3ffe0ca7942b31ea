import { placesOf } from './vocabulary.ts';
import { everyMatch } from './matches.ts';

/** One line of a text, or several. */
export interface Lines {
  text: string;
  start: number;
}

/** The lines of a document in which any of some words may stand: lower case, a to z. */
export function linesWith({ text }: { text: string }, words: readonly string[]): Lines[] {
  const lines: Lines[] = [];
  for (const place of placesOf({ text }, words)) add(text, place, place, lines);
  return lines;
}

/** The lines of a text in which a mark stands; it must be global. */
export function linesMarked(text: string, mark: RegExp): Lines[] {
  const lines: Lines[] = [];
  for (const { index, 0: found } of everyMatch(text, mark)) add(text, index, index + found.length, lines);
  return lines;
}

/**
 * Every match of a global pattern in a text, as `text.matchAll(pattern)` finds them, looked for in a few lines alone:
 * those without which a pattern that does not reach beyond a line cannot match.
 */
export function matchesInLines(lines: readonly Lines[], pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (const { text, start } of lines)
    for (const match of everyMatch(text, pattern)) {
      match.index += start;
      matches.push(match);
    }
  return matches;
}

/** Adds the lines of a stretch, each once. */
function add(text: string, from: number, to: number, lines: Lines[]): void {
  const last = lines.at(-1);
  const isIn = last !== undefined && from <= last.start + last.text.length;
  if (isIn && to <= last.start + last.text.length) return;
  const start = isIn ? last.start : text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const line = { text: text.slice(start, end === -1 ? text.length : end), start };
  if (isIn) lines[lines.length - 1] = line;
  else lines.push(line);
}
