/**
 * Plain text as MDX that reads back as the same text: characters that would begin markup, a tag, an expression, a
 * directive or an import are escaped. Line breaks become spaces, and so does white space at either end.
 */
export function escapeText(text: string): string {
  return escapeStart(escapeInline(text).trim());
}

/**
 * Plain text as MDX that can stand anywhere inside a line: as `escapeText`, but a space at either end is kept, and
 * what would mean something only at the start of a line is left alone (see `escapeStart`).
 */
export function escapeInline(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  let escaped = '';
  let end = 0;
  for (const { 0: address, index } of line.matchAll(/(?<![^\s(])(?:https?:\/\/|www\.)\S+/gi)) {
    // An address that can stand as it is stays readable, and a link.
    if (!/^[\w\-./:?=%#+,@!;~&]+$/.test(address) || /&#?\w+;/.test(address)) continue;
    escaped += escapeCharacters(line.slice(end, index)) + address;
    end = index + address.length;
  }
  return escaped + escapeCharacters(line.slice(end));
}

/** Escapes what would mean something at the start of a line of inline MDX. */
export function escapeStart(line: string): string {
  return line
    .replace(/^(#{1,6}|[-+]|=+)(?=\s|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(-{3,}|:{2,})/, '\\$1')
    .replace(/^(import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}

function escapeCharacters(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>~|]|&(?=[#A-Za-z])/g, (character) => (character === '&' ? '&amp;' : `\\${character}`))
    .replace(/(https?):(?=\/\/)/gi, '$1&#58;')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/**
 * A table whose columns line up. Cells are inline MDX already (see `escapeText` for plain text): a pipe in one
 * that is not escaped yet is escaped.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => head.map((_, index) => cell(row[index] ?? '')));
  const widths = head.map((_, index) => Math.max(3, ...lines.map((row) => width(row[index]!))));
  const print = (row: readonly string[]) =>
    `| ${row.map((text, index) => text + ' '.repeat(widths[index]! - width(text))).join(' | ')} |`;
  const rule = `| ${widths.map((length) => '-'.repeat(length)).join(' | ')} |`;
  return [print(lines[0]!), rule, ...lines.slice(1).map(print)].join('\n');
}

function cell(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|')
    .trim();
}

/** How wide a text stands in a fixed-width font, near enough: code points, wide ones twice. */
function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1;
  return columns;
}
