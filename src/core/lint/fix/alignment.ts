import { tablesOf } from '../../parse/table.ts';
import { columnsOf } from '../reporters/tame.ts';
import type { Fix } from './correction.ts';
import { plainTable } from './rows.ts';

/** Tables wider than this in their source are not aligned: nobody sees the bars line up. */
const widest = 200;

/**
 * Bars of a table stand below each other. One whose cells all have a blank on either side and no more is written like
 * that on purpose and stays.
 */
export const alignTables: Fix = (document, lines) => {
  const result = [...lines];
  for (const node of tablesOf(document.tree.children)) {
    const table = plainTable(node, lines);
    if (!table) continue;
    const { cells, delimiters, first } = table;
    const written = lines.slice(first, first + cells.length + 1);
    if (isAligned(written) || isCompact(written)) continue;
    const widths = delimiters.map((_, column) => Math.max(3, ...cells.map((row) => columnsOf(row[column]!))));
    if (widths.reduce((sum, width) => sum + width + 3, 1) > widest) continue;
    const padded = cells.map((row) =>
      row.map((cell, column) => {
        const blanks = widths[column]! - columnsOf(cell);
        return isRight(delimiters[column]!) ? ' '.repeat(blanks) + cell : cell + ' '.repeat(blanks);
      }),
    );
    const dashes = delimiters.map((delimiter, column) => {
      const [start, end] = [delimiter.startsWith(':') ? ':' : '', delimiter.endsWith(':') ? ':' : ''];
      return start + '-'.repeat(widths[column]! - start.length - end.length) + end;
    });
    const [head, ...rows] = padded.map((row) => `| ${row.join(' | ')} |`);
    [head!, `| ${dashes.join(' | ')} |`, ...rows].forEach((line, index) => {
      result[first + index] = line;
    });
  }
  return { lines: result, left: [] };
};

/** Whether the bars of all lines stand below each other. */
function isAligned(lines: readonly string[]): boolean {
  const bars = lines.map((line) =>
    [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => columnsOf(line.slice(0, index))).join(' '),
  );
  return new Set(bars).size === 1 && lines.every((line) => /^\|.*\|$/.test(line));
}

/** Whether no cell is padded; delimiters may stand without blanks. */
function isCompact(lines: readonly string[]): boolean {
  return lines.every((line) => /^\|.*\|$/.test(line) && !/ {2}/.test(line));
}

const isRight = (delimiter: string) => delimiter.endsWith(':') && !delimiter.startsWith(':');
