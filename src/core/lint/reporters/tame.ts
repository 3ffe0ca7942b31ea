/**
 * Text as a log may have it, on one line: what would move a cursor, colour, turn the direction of writing or hide is
 * shown as a mark. A tab is a space.
 */
export function tame(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .replaceAll('\t', ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Made when a text needs it: loading its rules takes longer than all else here. */
let segments: Intl.Segmenter | undefined;
const wide =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;

/** Text of which every character is one column and one character of its own. */
const plain = /^[ -~\u00a1-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]*$/;

/** The characters of a text as people see them, each with how many columns it takes. */
function charactersOf(text: string): { text: string; columns: number }[] {
  if (plain.test(text)) return [...text].map((one) => ({ text: one, columns: 1 }));
  segments ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segments.segment(text)].map(({ segment }) => ({
    text: segment,
    columns: /^[\p{M}\u200b-\u200d\u2060\ufeff]+$/u.test(segment) ? 0 : wide.test(segment) ? 2 : 1,
  }));
}

/** How many columns a text takes in a terminal. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  return charactersOf(text).reduce((sum, { columns }) => sum + columns, 0);
}

/** The beginning of a text, as far as it fits into so many columns. */
export function firstOf(text: string, columns: number): string {
  if (plain.test(text)) return text.slice(0, Math.max(columns, 0));
  let left = columns;
  const kept: string[] = [];
  for (const one of charactersOf(text)) {
    left -= one.columns;
    if (left < 0) break;
    kept.push(one.text);
  }
  return kept.join('');
}

/** The end of a text, as far as it fits into so many columns. */
export function lastOf(text: string, columns: number): string {
  if (plain.test(text)) return columns <= 0 ? '' : text.slice(-columns);
  let left = columns;
  const kept: string[] = [];
  for (const one of charactersOf(text).reverse()) {
    left -= one.columns;
    if (left < 0) break;
    kept.push(one.text);
  }
  return kept.reverse().join('');
}

/** Breaks a text at spaces so that no line takes more columns than this, unless a single word does. */
export function wrap(text: string, columns: number): string[] {
  const widthOf = plain.test(text) ? (word: string) => word.length : columnsOf;
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(' ')) {
    const more = widthOf(word);
    if (line !== '' && width + 1 + more > columns) {
      lines.push(line);
      line = word;
      width = more;
    } else {
      width = line === '' ? more : width + 1 + more;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
