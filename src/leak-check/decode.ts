/** One decoded view of a text, and the steps that led to it. */
export interface View {
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

/** `&#66;`, `&#x42;`, `&amp;`. */
function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** `%42%6f%62`, and what is encoded twice. */
function withoutPercents(text: string): string {
  const once = (value: string) =>
    value.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
      return new TextDecoder('utf-8').decode(bytes);
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
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
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
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `"Bo" + "b"`. */
function joinedStrings(text: string): string {
  return text.replace(/(["'`])\s*\+\s*(["'`])/g, '');
}

const tags = /<!--|-->|<[/!?]?[a-z][^<>]*>|<!\[CDATA\[|\]\]>/gi;

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
    const apart = current.replace(tags, ' ');
    if (apart !== current) {
      views.push({ text: current.replace(/<!--[\s\S]*?-->/g, '').replace(tags, ''), how: [...how, 'tags removed'] });
      views.push({ text: apart, how: [...how, spaced] });
    }
  }
  if (depth < 3) {
    for (const { decoded, name } of hidden(text))
      for (const view of viewsOf(decoded, depth + 1)) views.push({ text: view.text, how: [name, ...view.how] });
  }
  return views;
}

/** Texts in base64 and in hexadecimal digits, whole and from each of the places where a group can begin. */
function* hidden(text: string): Generator<{ decoded: string; name: string }> {
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
/** Bytes as text, if most of them are printable. */
function readable(bytes: Uint8Array): string | undefined {
  if (bytes.length < 5) return undefined;
  let plain = 0;
  const sample = Math.min(bytes.length, 256);
  for (let index = 0; index < sample; index++) {
    const byte = bytes[index]!;
    if ((byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13 || byte >= 0xc2) plain++;
  }
  return plain / sample < 0.85 ? undefined : lenient.decode(bytes);
}
