import type { Definition, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { checkClosed, isComment, runsCode } from '../../parse/closed.ts';
import { plain } from '../../parse/prose.ts';
import { parseTree, walk } from '../../parse/tree.ts';
import { escapeInline, escapeStart, escapeText, table } from '../mdx.ts';

/** Where links and pictures of an imported document lead. */
export interface Printing {
  definitions: ReadonlyMap<string, Definition>;
  /** Definitions that something refers to; filled while printing. */
  used: Set<string>;
  /** The address to write for a link; undefined for a dead link. */
  link(url: string): string | undefined;
  /** The file to write for a picture; undefined where there is none to show. */
  picture(url: string): string | undefined;
  /** Mark of emphasis; `_` by default. */
  emphasis?: '*';
}

/** A printing that leaves every address as it is. */
function plainPrinting(): Printing {
  return { definitions: new Map(), used: new Set(), link: (url) => url, picture: () => undefined };
}

/** Prints a Markdown tree as MDX that the library parses without faults. Blocks are separated by blank lines. */
export function printBlocks(nodes: readonly RootContent[], printing: Printing): string {
  return blocks(nodes, printing).join('\n\n');
}

/** Inline nodes as MDX on one line, for a table cell or a label. */
export function printInline(nodes: readonly PhrasingContent[], printing: Printing): string {
  return safeInline(nodes, printing, '<br />');
}

/** What a reader sees of inline nodes, on one line: text, addresses that stand for themselves, names of pictures. */
export function textOfInline(nodes: readonly Nodes[]): string {
  return inlineOf(nodes as PhrasingContent[], { ...plainPrinting(), definitions: new Map() }, ' ')
    .plain.replace(/\s+/g, ' ')
    .trim();
}

function blocks(nodes: readonly RootContent[], printing: Printing): string[] {
  const printed: string[] = [];
  let last: RootContent | undefined;
  const folded = foldDetails(nodes);
  for (const node of folded) {
    const text = block(
      node,
      printing,
      last?.type === 'list' && last.ordered === (node as { ordered?: boolean }).ordered,
    );
    if (text === '') continue;
    printed.push(text);
    last = node;
  }
  return printed;
}

/** `<details>` around code alone becomes a `<Log>`; around anything else, its summary in bold and what it holds. */
function foldDetails(nodes: readonly RootContent[]): RootContent[] {
  const folded: RootContent[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (node.type !== 'html' || !/^<details\b/i.test(node.value) || /<\/details>/i.test(node.value)) {
      folded.push(node);
      continue;
    }
    const end = nodes.findIndex(
      (other, at) => at > index && other.type === 'html' && /^<\/details>\s*$/i.test(other.value),
    );
    const inner = end === -1 ? [] : nodes.slice(index + 1, end);
    const title = /^<details[^>]*>\s*(?:<summary[^>]*>([^<]*)<\/summary>)?\s*$/i.exec(node.value);
    if (inner.length === 0 || !title || !inner.every(({ type }) => type === 'code')) {
      folded.push(node);
      continue;
    }
    folded.push({ type: 'log', title: title[1]?.trim() ?? '', children: inner } as unknown as RootContent);
    index = end;
  }
  return folded;
}

function block(node: RootContent, printing: Printing, alike: boolean): string {
  switch (node.type) {
    case 'paragraph':
      return safeInline(node.children, printing, '\\\n');
    case 'heading': {
      const text = safeInline(node.children, printing, ' ').replace(/(#+)$/, (marks) => marks.replaceAll('#', '\\#'));
      return text === '' ? '' : `${'#'.repeat(node.depth)} ${text}`;
    }
    case 'thematicBreak':
      return '---';
    case 'blockquote':
      return prefixed(printBlocks(node.children, printing), '> ');
    case 'code':
      return code(node.value, `${node.lang ?? ''}${node.meta ? ` ${node.meta}` : ''}`);
    case 'list':
      return list(node.children, node.ordered ?? false, node.start ?? 1, node.spread ?? false, alike, printing);
    case 'table':
      return tableBlock(node, printing);
    case 'html':
      return htmlBlock(node.value, printing);
    case 'footnoteDefinition': {
      const body = printBlocks(node.children, printing);
      return `[^${label(node.identifier)}]: ${indented(body, 4)}`;
    }
    case 'definition':
      return '';
    case 'yaml':
      return code(node.value, 'yaml');
    default: {
      if ((node as { type: string }).type === 'log') {
        const log = node as unknown as { title: string; children: RootContent[] };
        const title = log.title.replaceAll('"', '”').replace(/[<>{}]/g, ' ');
        return `<Log${title ? ` title="${title}"` : ''}>\n\n${printBlocks(log.children, printing)}\n\n</Log>`;
      }
      return 'children' in node
        ? printBlocks(node.children as RootContent[], printing)
        : safeInline([node as PhrasingContent], printing, '\\\n');
    }
  }
}

function code(value: string, info: string): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info.replace(/[`\n]/g, ' ').trim()}\n${value}\n${fence}`;
}

function list(
  items: readonly ListItem[],
  ordered: boolean,
  start: number,
  spread: boolean,
  alike: boolean,
  printing: Printing,
): string {
  const loose = spread || items.some((item) => item.spread);
  return items
    .map((item, index) => {
      const marker = ordered ? `${start + index}${alike ? ')' : '.'}` : alike ? '*' : '-';
      const box = item.checked === true ? '[x] ' : item.checked === false ? '[ ] ' : '';
      const body = printList(item.children, printing, loose);
      const first = item.children[0]?.type;
      // A checkbox needs text, and code or a rule directly after a list marker parses differently.
      const lead = box === '' || first === 'paragraph' ? box : '';
      const text = body === '' ? '' : first === 'thematicBreak' ? `\n${body}` : lead + body;
      return `${marker} ${indented(text, marker.length + 1)}`.trimEnd();
    })
    .join(loose ? '\n\n' : '\n');
}

function printList(nodes: readonly RootContent[], printing: Printing, loose: boolean): string {
  const printed = blocks(nodes, printing);
  if (loose || printed.length !== 2 || nodes[0]?.type !== 'paragraph' || nodes.at(-1)?.type !== 'list')
    return printed.join('\n\n');
  return printed.join('\n');
}

function tableBlock(node: Table, printing: Printing): string {
  const rows = node.children.map((row) => row.children.map((cell) => printInline(cell.children, printing)));
  const width = Math.max(...rows.map((row) => row.length));
  const head = Array.from({ length: width }, (_, index) => rows[0]?.[index] ?? '');
  return table(head, rows.slice(1));
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (prefix + line).trimEnd())
    .join('\n');
}

function indented(text: string, width: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);
}

function label(identifier: string): string {
  return identifier.replace(/[^\w-]+/g, '-');
}

// Inline

interface Inline {
  mdx: string;
  plain: string;
}

/** Inline MDX that reads back as the same text. Where markup would not, the text and addresses without markup. */
function safeInline(nodes: readonly PhrasingContent[], printing: Printing, lineBreak: string): string {
  const { mdx, plain: words } = inlineOf(nodes, printing, lineBreak);
  const lines = mdx.split(lineBreak).map((line) => escapeStart(line.trim()));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  const text = lines.join(lineBreak);
  if (text === '') return '';
  if (readsAs(text, words)) return text;
  // Inside a word only asterisks make emphasis.
  if (printing.emphasis === undefined && /_/.test(text)) {
    const starred = inlineOf(nodes, { ...printing, emphasis: '*' }, lineBreak);
    const other = starred.mdx
      .split(lineBreak)
      .map((line) => escapeStart(line.trim()))
      .filter((line) => line !== '')
      .join(lineBreak);
    if (readsAs(other, starred.plain)) return other;
  }
  const bare: string[] = [];
  collectWords(nodes, printing.definitions, bare);
  const joined = bare
    .map((part, at) =>
      at > 0 && /[\p{L}\p{N}]$/u.test(bare[at - 1]!) && /^[\p{L}\p{N}]/u.test(part) ? ` ${part}` : part,
    )
    .join('');
  return escapeText(joined);
}

function readsAs(text: string, words: string): boolean {
  // A footnote reference needs its definition.
  const notes = [...new Set([...text.matchAll(/\[\^([\w-]+)\]/g)].map(([, name]) => `\n\n[^${name}]: x`))].join('');
  const { tree, messages } = parseTree(`${text}${notes}\n`, '');
  tree.children = tree.children.filter(({ type }) => type !== 'footnoteDefinition');
  if (messages.length > 0 || tree.children.length !== 1 || tree.children[0]!.type !== 'paragraph') return false;
  if (checkClosed(tree, '').length > 0) return false;
  walk(tree, (node) => {
    // A comment says nothing to a reader.
    if (node.type === 'mdxTextExpression' && isComment(node.value)) node.value = '';
  });
  return fold(plain(tree)) === fold(words);
}

const fold = (text: string) => text.replace(/\s+/g, '');

function collectWords(nodes: readonly Nodes[], definitions: Printing['definitions'], into: string[]): void {
  for (const node of nodes) {
    if (node.type === 'break') into.push(' ');
    else if (node.type === 'footnoteReference') into.push(`[^${node.identifier}]`);
    else if ('value' in node) into.push(node.value);
    else if (node.type === 'image') into.push(`${node.alt ?? ''} ${node.url} `);
    else if (node.type === 'imageReference')
      into.push(`${node.alt ?? ''} ${definitions.get(node.identifier)?.url ?? ''} `);
    else if ('children' in node) {
      collectWords(node.children as Nodes[], definitions, into);
      const target = node.type === 'linkReference' ? definitions.get(node.identifier) : undefined;
      if (target) into.push(` (${target.url}${target.title ? `, ${target.title}` : ''})`);
      if (node.type === 'link') into.push(` (${node.url}${node.title ? `, ${node.title}` : ''})`);
    }
  }
}

function inlineOf(nodes: readonly PhrasingContent[], printing: Printing, lineBreak: string): Inline {
  let mdx = '';
  let plain = '';
  let before: PhrasingContent | undefined;
  for (const node of joinTags(nodes)) {
    const part = inline(node, printing, lineBreak);
    // Without its brackets a text must not join the word beside it.
    const isBare = [before, node].some(
      (one) => one && /^(?:link|linkReference|image|imageReference|html)$/.test(one.type),
    );
    const gap = isBare && /[\p{L}\p{N}/]$/u.test(plain) && /^[\p{L}\p{N}]/u.test(part.plain) ? ' ' : '';
    mdx += gap + part.mdx;
    plain += gap + part.plain;
    before = node;
  }
  return { mdx, plain };
}

/** `<a href="…">` … `</a>` as a link, `<b>` as strong; every other tag stays for `htmlInline`. */
function joinTags(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    const open = node.type === 'html' ? /^<(a|b|strong|i|em|code|del|s)\b([^>]*)>$/i.exec(node.value) : null;
    const name = open?.[1]?.toLowerCase();
    const end = name
      ? nodes.findIndex(
          (other, at) => at > index && other.type === 'html' && other.value.toLowerCase() === `</${name}>`,
        )
      : -1;
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(open?.[2] ?? '');
    if (!name || end === -1 || (name === 'a' && !href)) {
      joined.push(node);
      continue;
    }
    const children = nodes.slice(index + 1, end);
    index = end;
    if (name === 'a')
      joined.push({ type: 'link', url: decodeEntities(href![1] ?? href![2] ?? ''), children } as PhrasingContent);
    else if (name === 'b' || name === 'strong') joined.push({ type: 'strong', children });
    else if (name === 'i' || name === 'em') joined.push({ type: 'emphasis', children });
    else if (name === 'del' || name === 's') joined.push({ type: 'delete', children });
    else
      joined.push({
        type: 'inlineCode',
        value: children.map((child) => ('value' in child ? child.value : '')).join(''),
      });
  }
  return joined;
}

function inline(node: PhrasingContent, printing: Printing, lineBreak: string): Inline {
  const wrapped = (children: readonly PhrasingContent[], mark: string): Inline => {
    const inner = inlineOf(children, printing, lineBreak);
    const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner.mdx) ?? [];
    return { mdx: core === '' ? inner.mdx : `${before}${mark}${core}${mark}${after}`, plain: inner.plain };
  };
  switch (node.type) {
    case 'text':
      return { mdx: escapeInline(node.value), plain: node.value };
    case 'strong':
      return wrapped(node.children, '**');
    case 'emphasis':
      return wrapped(node.children, printing.emphasis ?? '_');
    case 'delete':
      return wrapped(node.children, '~~');
    case 'break':
      return { mdx: lineBreak, plain: ' ' };
    case 'inlineCode': {
      const value = node.value.replace(/\s+/g, ' ');
      const run = Math.max(0, ...[...value.matchAll(/`+/g)].map(([ticks]) => ticks.length));
      const fence = '`'.repeat(run === 0 ? 1 : run + 1);
      const pad = /^`|`$|^ .* $/.test(value) ? ' ' : '';
      return value.trim() === ''
        ? { mdx: ' ', plain: ' ' }
        : { mdx: `${fence}${pad}${value}${pad}${fence}`, plain: node.value };
    }
    case 'link':
      return link(node.url, node.children, printing, lineBreak, node.title);
    case 'linkReference': {
      const target = printing.definitions.get(node.identifier);
      if (!target) return inlineOf(node.children, printing, lineBreak);
      printing.used.add(node.identifier);
      return link(target.url, node.children, printing, lineBreak, target.title);
    }
    case 'image':
      return picture(node.url, node.alt ?? '', printing, node.title);
    case 'imageReference': {
      const target = printing.definitions.get(node.identifier);
      if (!target) return { mdx: escapeInline(node.alt ?? ''), plain: node.alt ?? '' };
      printing.used.add(node.identifier);
      return picture(target.url, node.alt ?? '', printing, target.title);
    }
    case 'footnoteReference':
      return { mdx: `[^${label(node.identifier)}]`, plain: '' };
    case 'html':
      return htmlInline(node.value, printing, lineBreak);
    default:
      return 'children' in node
        ? inlineOf((node as { children: PhrasingContent[] }).children, printing, lineBreak)
        : 'value' in node
          ? { mdx: escapeInline(String(node.value)), plain: String(node.value) }
          : { mdx: '', plain: '' };
  }
}

function link(
  url: string,
  children: readonly PhrasingContent[],
  printing: Printing,
  lineBreak: string,
  title?: string | null,
): Inline {
  const inner = inlineOf(children, printing, lineBreak === '\\\n' ? ' ' : lineBreak);
  const titled = title ? { mdx: ` (${escapeInline(title)})`, plain: ` (${title})` } : { mdx: '', plain: '' };
  const target = runsCode(url) ? undefined : printing.link(url);
  if (target === undefined) {
    if (inner.plain.trim() === url.trim()) return { mdx: codeSpan(url), plain: url };
    const shown = url === '' ? '' : ` (${codeSpan(url)})`;
    return {
      mdx: `${inner.mdx}${shown}${titled.mdx}`,
      plain: `${inner.plain}${url === '' ? '' : ` (${url})`}${titled.plain}`,
    };
  }
  const words = inner.plain.trim();
  if (words === '') return { mdx: escapeInline(target), plain: target };
  // Keep an autolink bare if possible.
  if (words === url && /^https?:\/\/[\w\-./:?=%#+,@!;~&]*[\w/=-]$/.test(url) && target === url && !/&#?\w+;/.test(url))
    return { mdx: url, plain: url };
  if (words === url || `mailto:${words}` === url) {
    return { mdx: `[${escapeLinkText(words)}](${address(target)})${titled.mdx}`, plain: words + titled.plain };
  }
  return { mdx: `[${inner.mdx.trim()}](${address(target)})${titled.mdx}`, plain: inner.plain.trim() + titled.plain };
}

/** A link must not hold another one, so an address in it is broken up. */
function escapeLinkText(text: string): string {
  return escapeInline(text)
    .replace(/(https?):(?=\/\/)/gi, '$1&#58;')
    .replace(/www\./gi, 'www&#46;')
    .replaceAll('@', '&#64;');
}

function picture(url: string, alt: string, printing: Printing, title?: string | null): Inline {
  const file = printing.picture(url);
  const words = [alt, title].filter((word) => word).join(', ');
  if (file !== undefined) return { mdx: `![${escapeInline(words)}](${address(file)})`, plain: words };
  if (/^https?:\/\//i.test(url)) {
    const shown = words.trim() === '' ? 'Picture' : words;
    return { mdx: `[${escapeInline(shown).trim()}](${address(url)})`, plain: shown };
  }
  return { mdx: `${escapeInline(words)} (${codeSpan(url)})`, plain: `${words} (${url})` };
}

function codeSpan(text: string): string {
  return text.includes('`') || text.trim() === '' ? escapeInline(text) : `\`${text.replace(/\s+/g, ' ')}\``;
}

function address(url: string): string {
  return url.replace(/[\s<>()[\]{}|\\`"^*_~]/g, (character) =>
    /[_~*]/.test(character) ? character : `%${character.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

// HTML inside Markdown

/** HTML elements; anything else that looks like a tag is text. */
export const markupElements =
  'a|abbr|address|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|video';
const known = new RegExp(`^(?:${markupElements})$`, 'i');

interface Piece {
  kind: 'text' | 'comment' | 'picture' | 'link' | 'break' | 'gap' | 'bold';
  text: string;
  url?: string;
}

/** Splits raw HTML into text, comments, pictures, frames and breaks. Unknown tags are text. */
function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const text = (value: string) => {
    if (value !== '') pieces.push({ kind: 'text', text: decodeEntities(value) });
  };
  for (const match of html.matchAll(/<!--([\s\S]*?)(?:-->|$)|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)) {
    text(html.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, comment, closing, name = '', attributes = ''] = match;
    if (comment !== undefined) {
      pieces.push({ kind: 'comment', text: comment.trim() });
      continue;
    }
    if (!known.test(name)) {
      pieces.push({ kind: 'text', text: whole });
      continue;
    }
    const value = (key: string) => {
      const found = new RegExp(`\\b${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(attributes);
      return found ? decodeEntities(found[1] ?? found[2] ?? found[3] ?? '') : undefined;
    };
    if (/^br$/i.test(name)) pieces.push({ kind: 'break', text: '' });
    else if (closing)
      pieces.push({ kind: 'gap', text: /^(?:p|div|li|tr|h\d|summary|details|table|ul|ol)$/i.test(name) ? '\n' : '' });
    else {
      const url = value('src') ?? value('href');
      const words = [value('alt'), value('title')].filter((word) => word).join(', ');
      if (url) pieces.push({ kind: /^img$/i.test(name) ? 'picture' : 'link', text: words, url });
      else pieces.push({ kind: 'gap', text: /^(?:p|div|li|tr|h\d|details|table|ul|ol|hr)$/i.test(name) ? '\n' : '' });
      if (url === undefined && words) pieces.push({ kind: 'text', text: words });
    }
  }
  text(html.slice(end));
  return pieces;
}

/** A space where a tag stood between two words. */
function gapBetween(before: string, after: string): string {
  return /[\p{L}\p{N}/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? ' ' : '';
}

function htmlInline(html: string, printing: Printing, lineBreak: string): Inline {
  let mdx = '';
  let words = '';
  for (const piece of piecesOf(html)) {
    const next = printPiece(piece, printing, lineBreak);
    const gap = gapBetween(words, next.plain);
    mdx += gap + next.mdx;
    words += gap + next.plain;
  }
  return { mdx, plain: words };
}

function printPiece({ kind, text, url }: Piece, printing: Printing, lineBreak: string): Inline {
  switch (kind) {
    case 'text':
      return { mdx: escapeInline(text), plain: text };
    case 'comment':
      return { mdx: comment(text), plain: '' };
    case 'break':
      return { mdx: lineBreak, plain: ' ' };
    case 'picture':
      return picture(url ?? '', text, printing);
    case 'link': {
      const shown = text.trim() === '' ? 'link' : text;
      const printed = link(url ?? '', [{ type: 'text', value: shown }], printing, lineBreak);
      return { mdx: `${printed.mdx} `, plain: `${printed.plain} ` };
    }
    default:
      return { mdx: text === '' ? '' : ' ', plain: text === '' ? '' : ' ' };
  }
}

function comment(text: string): string {
  if (text.trim() === '') return '';
  return `{/* ${text
    .replaceAll('*/', '* /')
    .replace(/\n\s*\n/g, '\n')
    .trim()} */}`;
}

function htmlBlock(html: string, printing: Printing): string {
  const groups: Piece[][] = [[]];
  for (const piece of piecesOf(html)) {
    if (piece.kind === 'comment') groups.push([piece], []);
    else if (piece.kind === 'gap' && piece.text === '\n') groups.push([]);
    else groups.at(-1)!.push(piece);
  }
  const printed = groups.map((group) => {
    if (group.length === 1 && group[0]!.kind === 'comment') {
      const text = comment(group[0]!.text);
      return parseTree(`${text}\n`, '').messages.length === 0 ? text : escapeText(group[0]!.text);
    }
    let mdx = '';
    let words = '';
    for (const piece of group) {
      const next = printPiece(piece, printing, '\\\n');
      const gap = gapBetween(words, next.plain);
      mdx += gap + next.mdx;
      words += gap + next.plain;
    }
    const text = mdx
      .split('\\\n')
      .map((line) => escapeStart(line.trim()))
      .filter((line) => line !== '')
      .join('\\\n');
    const urls = group.flatMap(({ url }) => (url ? [` (${url})`] : [])).join('');
    return text === '' || readsAs(text, words) ? text : escapeText(words + urls);
  });
  return printed.filter((text) => text !== '').join('\n\n');
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rarr: '→',
};

/** Character references of HTML as the characters. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (point !== undefined) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    return entities[name!.toLowerCase()] ?? whole;
  });
}
