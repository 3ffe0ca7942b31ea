/** Attributes of an SVG element; undefined ones are left out. */
export type Attributes = Record<string, string | number | undefined>;

/** An SVG element as text. Attribute values are escaped; children are markup. */
export function tag(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escape(value)}"`);
  const inner = children.join('');
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`;
}

/** Text as markup. Control characters, which no document may hold, are left out. */
export function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A number rounded to a tenth, finer than a screen shows. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}

/** The approximate width of a text in a sans-serif font, rather too wide than too narrow. */
export function widthOf(text: string, size: number, bold = false): number {
  let units = 0;
  for (const character of text) {
    if (/[ijl.,:;|!'·I]/.test(character)) units += 0.29;
    else if (/[ ftr()[\]/-]/.test(character)) units += 0.36;
    else if (/[mwMW%@—]/.test(character)) units += 0.88;
    else if (/[A-Z+−=~–]/.test(character)) units += 0.68;
    else units += 0.575;
  }
  return units * size * (bold ? 1.2 : 1.1);
}

/** Text cut to about a number of characters, at a word where there is one. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const word = cut.lastIndexOf(' ');
  return `${(word > length / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Any text as part of an id: letters, digits, `-` and `_` only. */
export function idPart(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]+/g, '-');
}
