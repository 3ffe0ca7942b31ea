/** Stands between values of a text that are read apart. */
export const wall = '\u001f';

/** One decoded view of a text, and the steps that led to it. */
export interface View {
  /** Values in it may be kept apart by `wall`. */
  text: string;
  /** Empty for the text as it stands. */
  how: string[];
}

/** The step that turns every tag into a space. */
export const spaced = 'tags replaced by spaces';

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  hyphen: '-',
  dash: '-',
  lowbar: '_',
  period: '.',
  comma: ',',
  colon: ':',
  sol: '/',
  bsol: '\\',
  commat: '@',
  num: '#',
  plus: '+',
  equals: '=',
  Tab: ' ',
  NewLine: '\n',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  agrave: 'à',
  egrave: 'è',
  acirc: 'â',
  ecirc: 'ê',
  ocirc: 'ô',
  auml: 'ä',
  euml: 'ë',
  iuml: 'ï',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ntilde: 'ñ',
  ccedil: 'ç',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
  aelig: 'æ',
  atilde: 'ã',
  otilde: 'õ',
  lstrok: 'ł',
  scaron: 'š',
  zcaron: 'ž',
};

/** A text in which nothing looks like a wall. */
export function withoutWalls(text: string): string {
  return text.replaceAll(wall, ' ');
}

function characterOf(code: number): string {
  return withoutWalls(String.fromCodePoint(code));
}

/** `&#66;`, `&#x42;`, `&amp;`. */
function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16);
      return code > 0 && code <= 0x10ffff ? characterOf(code) : whole;
    },
  );
}

/** `%42%6f%62`, and what is encoded twice. */
function withoutPercents(text: string): string {
  const once = (value: string) =>
    value.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
      return withoutWalls(new TextDecoder('utf-8').decode(bytes));
    });
  const first = once(text);
  return first.includes('%') ? once(first) : first;
}

/** `\u0042`, `\u{42}`, `\x42`, `\102` of scripts and JSON. */
function withoutEscapes(text: string): string {
  const once = (value: string) =>
    value.replace(
      /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{2})|([\\/'"`nrtbf\n-]))/gi,
      (whole, braced?: string, four?: string, two?: string, octal?: string, plain?: string) => {
        if (plain !== undefined) return plain === '\n' ? '' : /[nrtbf]/i.test(plain) ? ' ' : plain;
        const code = octal !== undefined ? Number.parseInt(octal, 8) : Number.parseInt((braced ?? four ?? two)!, 16);
        return code <= 0x10ffff ? characterOf(code) : whole;
      },
    );
  const first = once(text);
  return first.includes('\\') ? once(first) : first;
}

/** `\42 ob` of style sheets. */
function withoutStyleEscapes(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6})\s?|\\([^0-9a-f\n])/gi, (whole, hex?: string, plain?: string) => {
    if (plain !== undefined) return plain;
    const code = Number.parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? characterOf(code) : whole;
  });
}

/** `"Bo" + "b"`. */
function joinedStrings(text: string): string {
  return text.replace(/(["'`])\s*\+\s*(["'`])/g, '');
}

const tags = /<!--|-->|<[/!?]?[a-z][^<>\u001f]*>|<!\[CDATA\[|\]\]>/gi;
const comments = /<!--[^\u001f]*?-->/g;
/** Elements that stand within a sentence or a word; any other begins or ends a value, such as a cell or an item. */
const inline = new Set(
  (
    'a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub ' +
    'sup textpath time tspan tt u var wbr'
  ).split(' '),
);

/** A text in which tags within a sentence are replaced, and all others are walls. */
function withoutTags(text: string, instead: string): string {
  return (
    text
      // One link beside another is another value.
      .replace(/<\/a>\s*(?=<a[\s>])/gi, `$&${wall}`)
      .replace(tags, (tag) => {
        if (tag.endsWith('[') || tag === ']]>') return instead;
        const name = /^<\/?([a-z][\w-]*)/i.exec(tag)?.[1]?.toLowerCase();
        // What Pagefind is given of a page is a value of its own.
        return name !== undefined && inline.has(name) && !tag.includes('data-pagefind-') ? instead : wall;
      })
  );
}

/** A part of a text that is read by itself. */
export interface Value {
  text: string;
  /** Its offset in the text. */
  start: number;
}

/**
 * What stands in a text as a value of its own: values of attributes, what is between tags, strings in lists and
 * members of JSON, cells of a table. Nothing is left out; a text that is one value comes back as it is.
 */
export function valuesOf(text: string): Value[] {
  let walled = text;
  if (isJson(text))
    walled = walled.replace(/"(?:[^"\\]|\\[\s\S])*"|[,:[\]{}]/g, (token) => (token.length > 1 ? token : token + wall));
  if (/["'`]/.test(walled)) walled = walled.replace(/["'`]\s*[,:;[\]{}()]+[\s,:;[\]{}()]*(?=["'`])/g, `$&${wall}`);
  if (walled.includes('<')) walled = walled.replace(tags, apartInTag);
  walled = walled.replace(/\s\|(?=\s)|\u0000/g, `$&${wall}`);
  const values: Value[] = [];
  let start = 0;
  for (const value of walled.split(wall)) {
    if (value === '') continue;
    while (text[start] === wall) start++;
    values.push({ text: value, start });
    start += value.length;
  }
  return values;
}

/** What stands in bytes that are not meant as text, which end their words by a zero. */
export function wordsOf(text: string): Value[] {
  let end = 0;
  return text.split('\0').map((word) => ({ text: word, start: (end += word.length + 1) - word.length - 1 }));
}

function apartInTag(tag: string): string {
  const apart = tag.replace(/=\s*("[^"]*"|'[^']*'|[^\s"'=>]+)/g, (value, _, offset: number) =>
    // Names of classes are a list.
    /\sclass\s*$/i.test(tag.slice(0, offset))
      ? value.replace(/(=\s*["']?|\s)/g, `$&${wall}`) + wall
      : value.replace(/=\s*["']?/, `$&${wall}`) + wall,
  );
  return wall + apart + wall;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Every view of a text that is searched: as it stands, decoded in several ways, without tags (for words split over
 * tags), and what runs of base64 or hexadecimal digits hold.
 */
export function viewsOf(text: string, depth = 0): View[] {
  const views: View[] = [{ text, how: [] }];
  let current = text;
  const how: string[] = [];
  const next = (name: string, decoded: string) => {
    if (decoded === current) return;
    current = decoded;
    how.push(name);
    views.push({ text: current, how: [...how] });
  };
  if (text.includes('%')) next('URL-decoded', withoutPercents(current));
  if (text.includes('&')) next('entities decoded', withoutEntities(withoutEntities(current)));
  if (how.length > 0 && current.includes('%')) next('URL-decoded', withoutPercents(current));
  if (text.includes('\\')) {
    const styled = withoutStyleEscapes(current);
    if (styled !== current) views.push({ text: styled, how: [...how, 'style escapes decoded'] });
    next('escapes decoded', withoutEscapes(current));
    if (current.includes('&')) next('entities decoded', withoutEntities(current));
  }
  if (/["'`]\s*\+\s*["'`]/.test(current)) views.push({ text: joinedStrings(current), how: [...how, 'strings joined'] });
  if (current.includes('<')) {
    const apart = withoutTags(current, ' ');
    if (apart !== current) {
      views.push({ text: withoutTags(current.replace(comments, ''), ''), how: [...how, 'tags removed'] });
      views.push({ text: apart, how: [...how, spaced] });
    }
  }
  if (depth < 3) {
    for (const { decoded, name } of hidden(text))
      for (const view of viewsOf(decoded, depth + 1)) views.push({ text: view.text, how: [name, ...view.how] });
  }
  return views;
}

/**
 * Texts in base64 and in hexadecimal digits, whole and from each of the places where a group can begin, and in bytes that
 * stand apart as in a dump.
 */
function* hidden(text: string): Generator<{ decoded: string; name: string }> {
  for (const [dump] of text.matchAll(/(?<![0-9a-z])(?:[0-9a-f]{2}[ :]){4,}[0-9a-f]{2}(?![0-9a-z])/gi)) {
    const decoded = readable(Buffer.from(dump.replace(/[ :]/g, ''), 'hex'));
    if (decoded !== undefined) yield { decoded, name: 'hexadecimal digits decoded' };
  }
  // Longest first would not help: a run is taken as a whole.
  for (const match of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    const run = match[0];
    if (/^[a-z]+$|^[A-Z]?[a-z]+$|^\d+$/.test(run) && run.length < 24) continue;
    if (/^(?:[0-9a-f]{2}){6,}$/i.test(run)) {
      const decoded = readable(Buffer.from(run, 'hex'));
      if (decoded !== undefined) yield { decoded, name: 'hexadecimal digits decoded' };
    }
    const bare = run.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
    for (let shift = 0; shift < 4 && bare.length - shift >= 8; shift++) {
      const decoded = readable(Buffer.from(bare.slice(shift), 'base64'));
      if (decoded !== undefined) yield { decoded, name: 'base64 decoded' };
      // A long run is one whole: what stands before it is set off.
      if (run.length > 4096) break;
    }
  }
}

const lenient = new TextDecoder('utf-8', { fatal: false });
/** Bytes as text, if most of them are printable, or all of them are text of any script. */
function readable(bytes: Uint8Array): string | undefined {
  if (bytes.length < 5) return undefined;
  let plain = 0;
  const sample = Math.min(bytes.length, 256);
  for (let index = 0; index < sample; index++) {
    const byte = bytes[index]!;
    if ((byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13 || byte >= 0xc2) plain++;
  }
  return plain / sample < 0.85 && !isText(bytes) ? undefined : withoutWalls(lenient.decode(bytes));
}

/** Whether bytes are UTF-8 without control characters; the last character may be broken off. */
function isText(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
  // What is no UTF-8 comes back as other bytes.
  return !/\p{Cc}/u.test(text) && Buffer.from(text).every((byte, index) => byte === bytes[index]);
}
