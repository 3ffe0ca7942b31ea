import {
  isCollection,
  isMap,
  isScalar,
  parseDocument,
  stringify,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';

/** A value to stand in front matter: text, a list of texts, or a map of either. */
export type Value = string | readonly string[] | { readonly [key: string]: string | readonly string[] };

interface Edit {
  start: number;
  end: number;
  text: string;
}

type KnownPair = Pair<Scalar<string>, Node | null> & { key: Scalar<string> };

/**
 * Sets values and removes keys in front matter (the YAML between the `---` lines, with its last line end). Everything
 * else stays as written: order, comments, quotes, indentation. A new key goes after the nearest key that precedes it in
 * `order`. Text that is no readable map is replaced as a whole.
 *
 * A comment directly above a removed key is removed with it.
 */
export function editFrontMatter(
  source: string,
  values: Readonly<Record<string, Value | undefined>>,
  { without = [], order = [] }: { without?: readonly string[]; order?: readonly string[] } = {},
): string {
  const set = Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  const document = parseDocument(source);
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map) || map.flow === true) {
    const position = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
    set.sort(([a], [b]) => position(a) - position(b));
    return set.map(([key, value]) => entry(key, value, '')).join('');
  }
  const edits: Edit[] = [];
  for (const key of without) {
    const pair = pairOf(map, key);
    if (pair) edits.push(removal(source, pair));
  }
  const added = new Map<number, string>();
  for (const [key, value] of set) {
    const pair = pairOf(map, key);
    if (pair) edits.push(...replacement(source, pair, value));
    else {
      const at = positionFor(source, map, key, order, without);
      added.set(at, (added.get(at) ?? '') + entry(key, value, ''));
    }
  }
  for (const [at, text] of added) edits.push({ start: at, end: at, text });
  return applied(source, edits);
}

/** Replaces ranges of a text; they must not overlap. */
export function applied(source: string, edits: readonly Edit[]): string {
  let text = '';
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return text + source.slice(end);
}

function pairOf(map: YAMLMap, key: string): KnownPair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) as KnownPair | undefined;
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end + 1;
}

/** Where a pair’s key or value ends, white space behind it left out. */
function endOf(source: string, { key, value }: KnownPair): number {
  const range = value?.range;
  const start = key.range![0];
  return start + source.slice(start, Math.max(key.range![1], range?.[1] ?? 0)).trimEnd().length;
}

function removal(source: string, pair: KnownPair): Edit {
  let start = lineStart(source, pair.key.range![0]);
  while (start > 0 && /^\s*#/.test(source.slice(lineStart(source, start - 1), start)))
    start = lineStart(source, start - 1);
  let end = lineEnd(source, endOf(source, pair));
  // Comments inside what is taken out are indented.
  for (let next = lineEnd(source, end); /^[ \t]+#/.test(source.slice(end, next)); next = lineEnd(source, end))
    end = next;
  return { start, end, text: '' };
}

function replacement(source: string, pair: KnownPair, value: Value): Edit[] {
  const node = pair.value;
  const start = pair.key.range![1];
  if (isMap(node) && node.flow !== true && isMapping(value)) {
    // Keys of a block map are set one by one.
    const indent = ' '.repeat(columnOf(source, node.items[0]!.key));
    let added = '';
    const edits = Object.entries(value).flatMap(([key, inner]) => {
      const known = pairOf(node, key);
      if (known) return replacement(source, known, inner);
      added += entry(key, inner, indent);
      return [];
    });
    const end = lineEnd(source, endOf(source, pair));
    return added === '' ? edits : [...edits, { start: end, end, text: added }];
  }
  const whole = isMap(node) && isMapping(value) ? { ...(node.toJSON() as Record<string, string>), ...value } : value;
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  const isEmpty = !range || (isScalar(node) && node.source === '') || range[0] === range[1];
  if (isEmpty) {
    const colon = source.indexOf(':', start) + 1;
    return [{ start: colon, end: colon, text: ` ${inline(whole)}` }];
  }
  const end = range[0] + source.slice(range[0], range[1]).trimEnd().length;
  if (isCollection(node) && node.flow !== true && Array.isArray(whole)) {
    const indent = ' '.repeat(range[0] - lineStart(source, range[0]));
    return [{ start: range[0], end, text: whole.map((one) => `- ${inline(one)}`).join(`\n${indent}`) }];
  }
  // A value in lines of its own takes the place behind the key.
  const isBlock = isCollection(node) && node.flow !== true;
  return [
    isBlock
      ? { start: source.indexOf(':', start) + 1, end, text: ` ${inline(whole)}` }
      : { start: range[0], end, text: inline(whole) },
  ];
}

function columnOf(source: string, key: unknown): number {
  const at = isScalar(key) ? key.range![0] : 0;
  return at - lineStart(source, at);
}

function positionFor(
  source: string,
  map: YAMLMap,
  key: string,
  order: readonly string[],
  without: readonly string[],
): number {
  const rank = order.indexOf(key);
  for (let index = rank - 1; index >= 0; index--) {
    const pair = without.includes(order[index]!) ? undefined : pairOf(map, order[index]!);
    if (pair) return lineEnd(source, endOf(source, pair));
  }
  const first = map.items.find(
    (pair): pair is KnownPair => isScalar(pair.key) && !without.includes(String(pair.key.value)),
  );
  return rank === -1 || !first ? source.length : lineStart(source, first.key.range![0]);
}

function isMapping(value: Value): value is { readonly [key: string]: string | readonly string[] } {
  return typeof value === 'object' && !Array.isArray(value);
}

function entry(key: string, value: Value, indent: string): string {
  if (!isMapping(value)) return `${indent}${key}: ${inline(value)}\n`;
  const lines = Object.entries(value).map(([inner, one]) => entry(inner, one, `${indent}  `));
  return `${indent}${key}:\n${lines.join('')}`;
}

const onOneLine = { lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Infinity } as const;

/** Plain text that ends in Unicode white space is quoted, since YAML readers may lose it. */
function styleOf(value: string) {
  return value === value.trim() ? onOneLine : ({ ...onOneLine, defaultStringType: 'QUOTE_DOUBLE' } as const);
}

/** A value on one line. */
function inline(value: Value): string {
  if (typeof value === 'string') return stringify(value, styleOf(value)).replace(/\n$/, '');
  if (!isMapping(value)) return `[${value.map((one) => flow(one)).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${inline(typeof one === 'string' ? [one] : one)}`)
    .join(', ')} }`;
}

/** Text inside brackets, where a comma or a bracket would end it. */
function flow(value: string): string {
  return stringify([value], { ...styleOf(value), collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1);
}
