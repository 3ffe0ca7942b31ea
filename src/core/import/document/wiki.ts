/**
 * Markup of MediaWiki and of Jira as Markdown: headings, bold, tables with a row a line. Text without headings of either
 * stays as it is. Words are never added or taken away, apart from those of the markup.
 *
 * https://www.mediawiki.org/wiki/Help:Formatting, https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa
 */
export function wikiToMarkdown(text: string): string {
  const isMediaWiki = /^(==+)[^=\n].*[^=\n]\1[ \t]*$/m.test(text);
  const isJira = /^h[1-6]\.[ \t]+\S/m.test(text);
  if (!isMediaWiki && !isJira) return text;
  let folded = text;
  if (isMediaWiki)
    folded = withTables(folded)
      .replace(
        /^(={1,6})[ \t]*([^=\n].*?)[ \t]*\1[ \t]*$/gm,
        (_, marks: string, name: string) => `\n${'#'.repeat(marks.length)} ${name}\n`,
      )
      .replace(/'''(.+?)'''/g, '**$1**')
      .replace(/''(.+?)''/g, '*$1*')
      .replace(/^\*\*[ \t]*(?=[^*\s])(?!.*\*\*)/gm, '  - ');
  if (isJira)
    folded = folded
      .replace(
        /^h([1-6])\.[ \t]+(.*)$/gm,
        (_, depth: string, name: string) => `\n${'#'.repeat(Number(depth))} ${name}\n`,
      )
      .replace(/^\|\|(.*)\|\|[ \t]*$/gm, (_, cells: string) => rowOf(cells.split('||'), true))
      .replace(/(?<![^\s|])\(\/\)(?![^\s|])/g, '✅')
      .replace(/(?<![^\s|])\(x\)(?![^\s|])/g, '❌')
      .replace(/\[~(?:accountid:)?([\w.@-]+)\]/g, '@$1');
  return folded;
}

function rowOf(cells: readonly string[], isHead: boolean): string {
  const row = `| ${cells.map((cell) => cell.trim().replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return isHead ? `${row}\n|${' --- |'.repeat(cells.length)}` : row;
}

/** Tables between `{|` and `|}`, whose cells are all on the line of their row or each on its own. */
function withTables(text: string): string {
  return text.replace(/^\{\|[^\n]*\n([\s\S]*?)^\|\}[ \t]*$/gm, (whole, inner: string) => {
    const rows = inner
      .split(/^\|-[^\n]*$/m)
      .map((row) => {
        const lines = row.split('\n').filter((line) => /^[|!]/.test(line) && !/^\|\+/.test(line));
        return { isHead: lines.some((line) => line.startsWith('!')), cells: lines.flatMap(cellsOf) };
      })
      .filter(({ cells }) => cells.length > 0);
    const lost = inner.split('\n').some((line) => line.trim() !== '' && !/^(?:[|!])/.test(line));
    if (rows.length === 0 || lost) return whole;
    const [first, ...others] = rows;
    const head = first!.isHead ? first! : { isHead: true, cells: first!.cells.map(() => '') };
    const body = first!.isHead ? others : rows;
    return `\n${[rowOf(head.cells, true), ...body.map(({ cells }) => rowOf(cells, false))].join('\n')}\n`;
  });
}

/** The cells of a line, without attributes such as `style="…" |`. */
function cellsOf(line: string): string[] {
  return line
    .slice(1)
    .split(line.startsWith('!') ? /!!|\|\|/ : /\|\|/)
    .map((cell) => cell.replace(/^\s*(?:[\w-]+="[^"]*"\s*)+\|/, ''));
}
