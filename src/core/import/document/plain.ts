import type { HeadingIndex } from '../../parse/sections.ts';
import { isActionHeading, isTimelineHeading, sectionNamed } from './heading-words.ts';

/**
 * Plain text with the structure that can be seen in it as Markdown: pages pasted to one line, headings that lost
 * their marks, bullets of other programs, tables whose rows broke. Words are never added or taken away.
 */
export function foldedLines(text: string, find: HeadingIndex): string {
  const lines = withColumns(withBoxes(text))
    .split('\n')
    .flatMap((line) => (line.length > 200 ? unrolled(line, find) : [line]));
  const folded: string[] = [];
  let columns = 0;
  let inCode = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode) {
      folded.push(line);
      return;
    }
    const pipes = (row: string) => (row.match(/(?<!\\)\|/g) ?? []).length;
    if (columns > 0 && folded.length > 0) {
      const last = folded.at(-1)!;
      if (/^\s*\|/.test(last) && pipes(last) < columns && line.trim() !== '') {
        folded[folded.length - 1] = `${last} ${line.trim()}`;
        return;
      }
      if (!/^\s*\|/.test(line)) columns = 0;
    }
    if (/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)) columns = pipes(line);
    const bullet = /^\s*[•‣◦▪]\s+(.*)$/.exec(line);
    if (bullet) {
      folded.push(`- ${bullet[1]}`);
      return;
    }
    const trimmed = line.trim();
    const isBelowGap = (lines[index - 1] ?? '').trim() === '';
    const isAlone = isBelowGap && (lines[index + 1] ?? '').trim() === '';
    // `2. SUMMARY` right above its text, and no list.
    const number = /^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{Lu})/u.exec(trimmed)?.[0].length ?? 0;
    const isNumbered =
      number > 0 &&
      isBelowGap &&
      trimmed.slice(number) === trimmed.slice(number).toUpperCase() &&
      (isKnown(trimmed.slice(number), find) || isTimelineHeading(trimmed.slice(number))) &&
      !/^\s*\d{1,2}[.)]/.test(lines[index + 1] ?? '');
    const heading = trimmed
      .slice(isNumbered ? number : 0)
      .replace(/¶$/, '')
      .trim();
    const name = heading.replace(/\s*[(（].*$/u, '');
    const isHeading =
      heading !== '' &&
      heading.length < 90 &&
      !/^[#\-*|>]/.test(heading) &&
      (isNumbered ||
        trimmed.endsWith('¶') ||
        (isAlone && (isKnown(heading, find) || isTimelineHeading(heading))) ||
        // Right above its text stands a heading of one or two words, and a bracket.
        (isBelowGap && isKnown(name, find) && name.split(/\s+/).length <= 3));
    if (isHeading) {
      folded.push('', `## ${isNumbered ? trimmed : heading}`, '');
      return;
    }
    // Indented text in a captured page is seldom code.
    folded.push(/^ {4,}\S/.test(line) && (lines[index - 1] ?? '').trim() === '' ? `   ${trimmed}` : line);
  });
  return folded.join('\n');
}

const boxBorder = /^\s*[+|├┌└╔╠╚][-=+─━═┬┴┼╦╩╬]{3,}[+|┐┤┘╗╣╝]\s*$/;
const boxRow = /^\s*[|│║].*[|│║]\s*$/;

/**
 * Tables drawn with lines, as `+----+` and `| 13:05 |`, as those of Markdown; with lines between all rows, a row can
 * have several lines. Tables of a database, with `----+----` below their head, too.
 */
export function withBoxes(text: string): string {
  const drawn: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^\s*-{2,}(?:\+-{2,})+\s*$/.test(line) && (lines[index - 1] ?? '').includes('|')) {
      drawn.push(line.replaceAll('+', '|'));
      continue;
    }
    if (!boxBorder.test(line)) {
      drawn.push(line);
      continue;
    }
    const groups: string[][][] = [[]];
    let end = index + 1;
    for (; end < lines.length && (boxBorder.test(lines[end]!) || boxRow.test(lines[end]!)); end++) {
      if (boxBorder.test(lines[end]!)) groups.push([]);
      else groups.at(-1)!.push(cellsOf(lines[end]!));
    }
    const filled = groups.filter((rows) => rows.length > 0);
    if (filled.length === 0) {
      drawn.push(line);
      continue;
    }
    // Lines between all rows: what stands between two of them is one row.
    const rows = filled.length > 2 ? filled.map(joinedRow) : filled.flat();
    const [head, ...others] = filled.length > 1 ? rows : [rows[0]!.map(() => ''), ...rows];
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    drawn.push('', row(head!), row(head!.map(() => '---')), ...others.map(row), '');
    index = end - 1;
  }
  return drawn.join('\n');
}

/** The lines of a table in Markdown. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

/** Tables whose columns stand below each other, at least three of them, with at least two spaces between. */
function withColumns(text: string): string {
  const lines = text.split('\n');
  const drawn: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const starts = startsOf(lines[index]!);
    let end = index + 1;
    while (end < lines.length && isBelow(startsOf(lines[end]!), starts)) end++;
    if (starts.length < 3 || end - index < 3 || /\d/.test(lines[index]!) || lines[index]!.includes('|')) {
      drawn.push(lines[index]!);
      continue;
    }
    const cells = lines
      .slice(index, end)
      .map((line) => starts.map((start, at) => line.slice(start, starts[at + 1]).trim()));
    const [head, ...rows] = cells.filter((row) => !row.every((cell) => /^[-=]*$/.test(cell)));
    drawn.push('', ...tableLines(head!, rows), '');
    index = end - 1;
  }
  return drawn.join('\n');
}

/** Where the words of a line begin that have two spaces or more before them. */
function startsOf(line: string): number[] {
  return [...line.matchAll(/(?<=^| {2})\S/g)].map(({ index }) => index);
}

/** Whether the words of a line stand in the columns of another, in the first of them and most others. */
function isBelow(own: readonly number[], columns: readonly number[]): boolean {
  return (
    own.length >= 2 &&
    own.length * 2 > columns.length &&
    own[0] === columns[0] &&
    own.every((start) => columns.includes(start))
  );
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/[|│║]/)
    .map((cell) => cell.trim());
}

/** The lines of a row as one. */
function joinedRow(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, at) =>
    rows
      .map((row) => row[at] ?? '')
      .filter((cell) => cell !== '')
      .join(' '),
  );
}

/** Whether a line is the name of a section and nothing else. */
function isKnown(heading: string, find: HeadingIndex): boolean {
  const name = heading.replace(/[:：]$/u, '');
  return sectionNamed(name, find) !== undefined || isActionHeading(name) || /^timeline$/i.test(name);
}

/** Breaks a page pasted as one line at headings, rules and bold times. */
function unrolled(line: string, find: HeadingIndex): string[] {
  const known = (rest: string): string | undefined => {
    const words = rest.split(' ');
    for (let count = Math.min(6, words.length); count > 0; count--) {
      const candidate = words.slice(0, count).join(' ');
      if (find(candidate) !== undefined) return candidate;
    }
    return undefined;
  };
  let text = line.replace(/ --- /g, '\n\n---\n\n').replace(/ (?=\*\*\d{1,2}:\d\d\*\*)/g, '\n\n');
  text = text.replace(
    /(^| |\n)(#{2,6}) (?=\S)([^\n]*?)(?= #{2,6} |\n|$)/g,
    (_, before: string, marks: string, rest: string) => {
      const bold = rest.indexOf(' **');
      const name = known(rest) ?? (bold > 0 && bold < 70 ? rest.slice(0, bold) : undefined);
      if (name === undefined)
        return rest.length < 70 ? `${before}\n\n${marks} ${rest}\n\n` : `${before}${marks} ${rest}`;
      return `${before}\n\n${marks} ${name}\n\n${rest.slice(name.length).trim()}`;
    },
  );
  const clocks = text.match(/(?<= )\d{1,2}:\d\d(?::\d\d)? - /g) ?? [];
  if (clocks.length >= 3) {
    text = text.replace(/ Timeline (?=\d{1,2}:\d\d(?::\d\d)? - )/, '\n\n## Timeline\n\n');
    text = text.replace(/(?:^|[ \n])(?=\d{1,2}:\d\d(?::\d\d)? - )/g, '\n\n');
    for (const name of ['Root Cause Analysis', 'Root Cause']) {
      if (text.includes(` ${name} `)) {
        text = text.replace(` ${name} `, `\n\n## ${name}\n\n`);
        break;
      }
    }
  }
  return text.split('\n').map((part) => part.trim());
}
