/**
 * Markup of AsciiDoc as Markdown: headings, attributes, lists, tables, blocks and links. Words are never added or taken
 * away, apart from those of the markup.
 *
 * https://docs.asciidoctor.org/asciidoc/latest/
 */
export function asciidocToMarkdown(text: string): string {
  const lines = text.split('\n');
  const folded: string[] = [];
  let options = '';
  let isCode = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^(?:-{4,}|\.{4,})[ \t]*$/.test(line)) {
      isCode = !isCode;
      folded.push('```');
    } else if (isCode) folded.push(line);
    else if (
      /^\[(?:[%.#]|\[|cols|options|source|horizontal|qanda|quote|verse|abstract|NOTE|TIP|WARNING)[^\n]*\][ \t]*$/i.test(
        line,
      )
    )
      options = line;
    else if (/^(?:={4,}|\*{4,}|_{4,}|-{2}|\+)[ \t]*$/.test(line)) folded.push('');
    else if (/^\|={3,}[ \t]*$/.test(line)) {
      const end = lines.findIndex((other, at) => at > index && /^\|={3,}[ \t]*$/.test(other));
      const inner = lines.slice(index + 1, end === -1 ? lines.length : end);
      folded.push('', ...tableOf(inner, options), '');
      index = end === -1 ? lines.length : end;
      options = '';
    } else folded.push(lineOf(line));
  }
  return folded.join('\n');
}

/** A line that is part of no table or listing. */
function lineOf(line: string): string {
  const heading = /^(={1,6})[ \t]+(\S.*)$/.exec(line);
  if (heading) return `\n${'#'.repeat(heading[1]!.length)} ${unmarked(heading[2]!)}\n`;
  const attribute = /^:([\w-]+):[ \t]+(\S.*)$/.exec(line);
  if (attribute) return `- ${attribute[1]!}: ${attribute[2]!}`;
  const item = /^[ \t]*(\*+|-|\.+)[ \t]+(\S.*)$/.exec(line);
  if (item) {
    const [, mark, said] = item;
    return `${'   '.repeat(mark!.length - 1)}${mark!.startsWith('.') ? '1.' : '-'} ${unmarked(said!)}`;
  }
  const title = /^\.(\w.*)$/.exec(line);
  if (title) return `\n**${title[1]!}**\n`;
  const term = /^[ \t]*(\S.*?)::[ \t]+(\S.*)$/.exec(line);
  if (term) return `- ${unmarked(term[1]!)}: ${unmarked(term[2]!)}`;
  return unmarked(line.replace(/ \+$/, '  '));
}

/** The rows of a table: as many cells as its first line has, or as its columns are given. */
function tableOf(lines: readonly string[], options: string): string[] {
  const given = /cols="([^"]*)"/.exec(options)?.[1];
  const [, times, ofTimes] = /^(\d+)\*/.exec(given ?? '') ?? [];
  const filled = lines.filter((line) => line.trim() !== '');
  const cells: string[] = [];
  for (const line of filled) {
    const [ahead, ...own] = line.split(/(?:^|[ \t])(?:[\w.+^<>]{0,4})?\|/);
    if (ahead!.trim() !== '' && cells.length > 0) cells[cells.length - 1] += ` ${ahead!.trim()}`;
    cells.push(...own.map((cell) => cell.trim()));
  }
  const ofFirst = (filled[0] ?? '').split('|').length - 1;
  const width = times === undefined ? (given?.split(/[,;]/).length ?? ofFirst) : Number(times) + Number(ofTimes ?? 0);
  if (width === 0) return [...lines];
  const hasHead = /header/.test(options) || (lines[0]?.trim() !== '' && lines[1]?.trim() === '');
  const rows: string[][] = [];
  for (let at = 0; at < cells.length; at += width) rows.push(cells.slice(at, at + width).map(unmarked));
  const row = (one: readonly string[]) => `| ${one.join(' | ')} |`;
  const head = hasHead ? rows.shift()! : Array.from({ length: width }, () => '');
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

/** Text with links and bold as Markdown has them. */
function unmarked(text: string): string {
  return text
    .replace(/(?:link:)?(https?:\/\/[^\s[\]]+)\[([^[\]]+)\]/g, '[$2]($1)')
    .replace(/(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g, '**$1**');
}
