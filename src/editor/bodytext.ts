import type { Library } from '../core/model/library.ts';
import type { Noun } from './names.ts';

/** A cell of a table, as far as what is written in it comes from a list. */
export interface Cell {
  noun: Noun;
  /** The words of the same column in the other rows. */
  others: string[];
}

/** A word of a body, with the offsets it stands at. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** The columns of tables whose cells hold words from a list, by the section the table stands in. */
const columns: Record<string, readonly (readonly [heading: RegExp, noun: Noun])[]> = {
  timeline: [[/^milestones?$/i, 'milestone']],
  'action-items': [
    [/^(type|kind)$/i, 'action type'],
    [/^(owner|who|assignee|responsible)$/i, 'owner'],
    [/^(priority|prio)$/i, 'priority'],
    [/^(status|state)$/i, 'action status'],
  ],
};

/** The cell at an offset; undefined outside tables, in their heads and in columns of free text. */
export function cellAt(text: string, offset: number, file: string, library: Library): Cell | undefined {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  const after = text.slice(offset).split(/\r\n?|\n/);
  const here = `${lines.at(-1)!}${after[0]!}`;
  if (!isRow(here)) return undefined;
  const above: string[] = [];
  for (let at = lines.length - 2; at >= 0 && isRow(lines[at]!); at--) above.unshift(lines[at]!);
  if (above.length < 2) return undefined;
  const below: string[] = [];
  for (let at = 1; at < after.length && isRow(after[at]!); at++) below.push(after[at]!);

  const section = sectionAbove(lines, lines.length - 1 - above.length, file, library);
  const index = lines.at(-1)!.match(/(?<!\\)\|/g)!.length - 1;
  const heading = cellsOf(above[0]!)[index] ?? '';
  const noun = section && columns[section]?.find(([pattern]) => pattern.test(heading))?.[1];
  if (!noun) return undefined;
  const others = [...above.slice(2), ...below].flatMap((row) => (cellsOf(row)[index] ?? '').split(/\s*,\s*/));
  return { noun, others: others.filter((word) => word !== '') };
}

/** The word at an offset: letters, digits and what ids are joined with. */
export function wordAt(text: string, offset: number): Word {
  const before = /[\p{L}\p{N}@_.#-]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))![0];
  const after = /^[\p{L}\p{N}_.#-]*/u.exec(text.slice(offset, offset + 200))![0];
  const whole = before + after;
  const word = whole.replace(/^[.#-]+/, '').replace(/(\.mdx)?[.#-]*$/, '');
  const start = offset - before.length + whole.indexOf(word);
  return { text: word, start, end: start + word.length };
}

/** The template section the nearest known heading above a line stands for. */
function sectionAbove(lines: string[], from: number, file: string, library: Library): string | undefined {
  const sections = library.postmortems.find((one) => one.file === file)?.sections ?? [];
  let depth = 7;
  for (let at = from; at >= 0; at--) {
    const [, marks = '', heading = ''] = /^(#{1,6})[ \t]+(.*?)[ \t#]*$/.exec(lines[at]!) ?? [];
    if (marks === '' || marks.length >= depth) continue;
    depth = marks.length;
    const id = sections.find((section) => section.heading === heading)?.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

function isRow(line: string): boolean {
  return /^\s*\|/.test(line);
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\s*\|/, '')
    .replace(/(?<!\\)\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
