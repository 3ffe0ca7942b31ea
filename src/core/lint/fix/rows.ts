import type { Table } from 'mdast';
import type { LibraryDocument } from '../../model/library.ts';
import { tablesOf } from '../../parse/table.ts';

/** A table whose lines can be written again: each row on a line of its own, with as many cells as the head. */
export interface PlainTable {
  node: Table;
  /** Line of the head, counting from 0; the delimiters are on the next one, and a row on each after it. */
  first: number;
  /** Text of every cell by row, the head first and without the delimiters; blanks around it left out. */
  cells: string[][];
  /** Delimiters of the columns, such as `---:`. */
  delimiters: string[];
}

/** The table as lines, or undefined where it cannot be taken apart for certain. */
export function plainTable(node: Table, lines: readonly string[]): PlainTable | undefined {
  const { position } = node;
  if (!position) return undefined;
  const first = position.start.line - 1;
  const count = node.children.length;
  const isPlain = node.children.every((row, index) => {
    const at = row.position;
    const line = first + index + (index === 0 ? 0 : 1);
    return at?.start.line === line + 1 && at.end.line === line + 1 && at.start.column === 1;
  });
  if (!isPlain || position.end.line !== first + count + 1) return undefined;
  const delimiters = cellsOf(lines[first + 1] ?? '');
  const cells: string[][] = [];
  for (const [index, row] of node.children.entries()) {
    const written = cellsOf(lines[first + index + (index === 0 ? 0 : 1)] ?? '');
    if (!written || written.length !== row.children.length || written.length !== delimiters?.length) return undefined;
    cells.push(written);
  }
  if (!delimiters?.every((one) => /^:?-+:?$/.test(one))) return undefined;
  return { node, first, cells, delimiters };
}

/** The timeline tables of a postmortem. */
export function timelineTables(document: LibraryDocument): Table[] {
  const tables = document.sections.filter(({ id }) => id === 'timeline').flatMap(({ nodes }) => tablesOf(nodes));
  return [...new Set(tables)];
}

/** A row as a line. */
export function lineOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}

/** The cells of a line; undefined where a backslash before a bar leaves open where a cell ends. */
function cellsOf(line: string): string[] | undefined {
  if (/\\\\\|/.test(line)) return undefined;
  const text = line.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let cell = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '\\' && text[index + 1] === '|') {
      cell += '\\|';
      index++;
    } else if (character === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}
