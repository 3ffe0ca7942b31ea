/** A line that opens more quotes and lists than this within each other is text from there on. */
const mostNested = 30;
/** A paragraph with more of one sign than this means the sign itself by it. */
const mostSigns = 400;
/** In a paragraph longer than this all brackets are meant so, since each word looks for one at all before it. */
const longest = 20_000;
/** A document with more notes than this has none. */
const mostNotes = 400;

const container = /(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*/y;
/** Signs that open or close something within a paragraph, in groups that the parser pairs with each other. */
const brackets = /[[\]]/g;
const groups: readonly RegExp[] = [/[*_]+/g, brackets, /</g, /`+/g, /~+/g, /[({]/g];
/** Where another block begins without an empty line before it. */
const begins = /^[ \t]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|[|>#]|```|~~~|$)/;

/**
 * Markdown whose parsing takes time in proportion to its length: nesting and signs beyond what a person writes are
 * escaped, so that they are the text they look like. Any other text comes back as it is.
 */
export function boundedMarkdown(text: string): string {
  if (text.length < mostSigns) return text;
  const lines = text.split('\n');
  let fence: string | undefined;
  let start = 0;
  let underlines = 0;
  const bound = (end: number) => {
    if (end > start) escapeSigns(lines, start, end);
    start = end;
  };
  for (const [index, line] of lines.entries()) {
    const mark = /^[ \t]*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      start = index + 1;
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (begins.test(line)) bound(index);
    if (mark !== undefined && !line.slice(line.indexOf(mark) + mark.length).includes('`')) {
      fence = mark;
      start = index + 1;
      continue;
    }
    // Of one underline after the other, each makes a heading of the one before.
    underlines = /^[ \t]*=+[ \t]*$/.test(line) ? underlines + 1 : 0;
    lines[index] = underlines > mostNested ? line.replace('=', '\\=') : unnested(line);
  }
  bound(lines.length);
  const isNote = /^[ \t]*\[\^[^\]]*\]:/;
  if (lines.filter((line) => isNote.test(line)).length > mostNotes)
    return lines.map((line) => (isNote.test(line) ? line.replace('[', '\\[') : line)).join('\n');
  return lines.join('\n');
}

/** A line with at most so many quotes and lists within each other. */
function unnested(line: string): string {
  let at = /^[ \t]*/.exec(line)![0].length;
  for (let depth = 0; ; depth++) {
    container.lastIndex = at;
    const match = container.exec(line);
    if (!match) return line;
    if (depth === mostNested) {
      const sign = /^\d+/.exec(match[0])?.[0].length ?? 0;
      return `${line.slice(0, at + sign)}\\${line.slice(at + sign)}`;
    }
    at += match[0].length;
  }
}

function escapeSigns(lines: string[], start: number, end: number): void {
  let length = 0;
  for (let index = start; index < end; index++) length += lines[index]!.length;
  if (length < mostSigns) return;
  for (const signs of groups) {
    let count = 0;
    for (let index = start; index < end; index++) count += lines[index]!.match(signs)?.length ?? 0;
    if (count <= mostSigns && !(signs === brackets && count > 0 && length > longest)) continue;
    for (let index = start; index < end; index++)
      lines[index] = lines[index]!.replace(signs, (run, at: number, line: string) =>
        // What is escaped already stays so.
        /(?<!\\)(?:\\\\)*\\$/.test(line.slice(Math.max(0, at - 20), at)) ? run : run.replace(/./g, '\\$&'),
      );
  }
}
