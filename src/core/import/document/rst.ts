import { tableLines, withBoxes } from './plain.ts';

/**
 * Markup of reStructuredText as Markdown: headings, fields, definitions, tables, numbered lists, code and links. Words
 * are never added or taken away, apart from those of the markup.
 *
 * https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
 */
export function rstToMarkdown(text: string): string {
  const lines = withBoxes(text.replaceAll('\t', '    ')).split('\n');
  const marks: string[] = [];
  const folded: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const next = lines[index + 1] ?? '';
    const isOver = rule.test(line) && next.trim() !== '' && lines[index + 2]?.trim() === line.trim();
    const name = isOver ? next.trim() : line;
    const mark = isOver ? `${line[0]!}${line[0]!}` : next[0]!;
    if (
      isOver ||
      (/^\S/.test(line) && !rule.test(line) && rule.test(next) && next.trimEnd().length >= line.trim().length)
    ) {
      if (!marks.includes(mark)) marks.push(mark);
      folded.push('', `${'#'.repeat(Math.min(6, marks.indexOf(mark) + 1))} ${unmarked(name)}`, '');
      index += isOver ? 2 : 1;
    } else if (/^ *={2,}(?: +={2,})+ *$/.test(line)) {
      const end = lines.findLastIndex(
        (other, at) => at > index && at < endOf(lines, index) && /^ *={2,}[= ]*$/.test(other),
      );
      folded.push('', ...columnsOf(lines.slice(index + 1, end), line), '');
      index = Math.max(index, end);
    } else if (/^\.\. (?:list-table|csv-table)::/.test(line)) {
      const end = endOfBlock(lines, index);
      folded.push('', ...(line.includes('list') ? listTable : csvTable)(lines.slice(index + 1, end)), '');
      index = end - 1;
    } else if (/^\.\. (?:code|code-block|sourcecode)::/.test(line)) {
      const end = endOfBlock(lines, index);
      folded.push('```', ...lines.slice(index + 1, end), '```');
      index = end - 1;
    } else if (/^\S/.test(line) && /^ {2,}\S/.test(next) && !/^(?:[-*+:|>]|\.\.|\d+[.)] |#\.)/.test(line)) {
      // A term, with its definition below it.
      folded.push(`- ${unmarked(line.trim())} ${unmarked(next.trim())}`);
      index++;
    } else folded.push(lineOf(line));
  }
  return folded.join('\n');
}

const rule = /^([=\-~^"'`#*+.:_])\1{2,}\s*$/;

/** Where a block that is indented below a line ends. */
function endOfBlock(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, at) => at > from && /^\S/.test(line));
  return end === -1 ? lines.length : end;
}

/** Where the next blank line is after a table began. */
function endOf(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, at) => at > from && line.trim() === '');
  return end === -1 ? lines.length : end;
}

/** A line that begins no block. */
function lineOf(line: string): string {
  const field = /^( *):([\p{L}][^:\n]{0,40}):\s+(\S.*)$/u.exec(line);
  if (field) return `${field[1]!}- ${field[2]!}: ${unmarked(field[3]!)}`;
  const directive = /^\.\. (\w[\w-]*)::\s*(.*)$/.exec(line);
  if (directive) return directive[2]!;
  return unmarked(line.replace(/^( *)#\. /, '$11. ').replace(/^\| (.*)$/, '$1  '));
}

function tableOf(rows: readonly (readonly string[])[], hasHead: boolean): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const [head, ...body] = hasHead ? rows : [Array.from({ length: width }, () => ''), ...rows];
  const plain = (cells: readonly string[]) => cells.map(unmarked);
  return head ? tableLines(plain(head), body.map(plain)) : [];
}

/** A table whose columns stand below rows of `=`. */
function columnsOf(lines: readonly string[], border: string): string[] {
  const starts = [...border.matchAll(/=+/g)].map(({ index }) => index);
  const headEnd = lines.findIndex((line) => /^ *={2,}[= ]*$/.test(line));
  const rows: string[][] = [];
  for (const line of lines) {
    if (/^ *(?:={2,}|-{2,})[=\- ]*$/.test(line)) continue;
    const cells = starts.map((start, at) => line.slice(start, starts[at + 1]).trim());
    const last = rows.at(-1);
    if (cells[0] === '' && last) cells.forEach((cell, at) => (last[at] = `${last[at]!} ${cell}`.trim()));
    else rows.push(cells);
  }
  return tableOf(rows, headEnd !== -1);
}

/** A table as a list of lists. */
function listTable(lines: readonly string[]): string[] {
  const rows: string[][] = [];
  for (const line of lines) {
    const first = /^\s*\* - ?(.*)$/.exec(line);
    const cell = /^\s+- ?(.*)$/.exec(line);
    if (first) rows.push([first[1]!.trim()]);
    else if (cell && rows.length > 0) rows.at(-1)!.push(cell[1]!.trim());
    else if (line.trim() !== '' && rows.length > 0) rows.at(-1)!.push(`${rows.at(-1)!.pop()!} ${line.trim()}`.trim());
  }
  return tableOf(
    rows,
    !lines.some((line) => /:header-rows:\s*0/.test(line)) && lines.some((line) => /:header-rows:/.test(line)),
  );
}

/** A table as values between commas. */
function csvTable(lines: readonly string[]): string[] {
  const cells = (line: string) =>
    [...line.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)]
      .map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
      .slice(0, -1);
  const head = lines.map((line) => /^\s*:header:\s*(.*)$/.exec(line)?.[1]).find((one) => one !== undefined);
  const body = lines.filter((line) => line.trim() !== '' && !/^\s*:[\w-]+:/.test(line)).map(cells);
  const isFirst = head === undefined && lines.some((line) => /:header-rows:\s*1/.test(line));
  return tableOf(head === undefined ? body : [cells(head), ...body], head !== undefined || isFirst);
}

/** Text with code and links as Markdown has them. */
function unmarked(text: string): string {
  return text
    .replace(/``([^`\n]+)``/g, '`$1`')
    .replace(/`([^`<>\n]+?) <([^<>\s]+)>`__?/g, '[$1]($2)')
    .replace(/:\w+:`([^`\n]+)`/g, '`$1`');
}
