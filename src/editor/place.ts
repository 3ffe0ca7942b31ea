import type { Range } from 'vscode-languageserver';
import type { Place } from '../core/model/message.ts';

/** The byte-order mark, which the core strips and an editor may keep. */
export const mark = '\uFEFF';

/**
 * Where a place of the core stands in a text as the editor holds it. Both count lines alike (`\n`, `\r\n` and a lone
 * `\r` end one) and columns in UTF-16 units; only a byte-order mark moves the first line.
 */
export function rangeOf({ line, column, endLine, endColumn }: Place, text = ''): Range {
  const shift = (at: number) => (at === 1 && text.startsWith(mark) ? 1 : 0);
  return {
    start: { line: line - 1, character: column - 1 + shift(line) },
    end: { line: endLine - 1, character: endColumn - 1 + shift(endLine) },
  };
}

/** The lines of a text as the core counts them. */
export function linesOf(text: string): string[] {
  return (text.startsWith(mark) ? text.slice(1) : text).split(/\r\n?|\n/);
}

/** How the lines of a text end: what is written into it ends its lines the same way. */
export function lineEndOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}
