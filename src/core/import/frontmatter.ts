import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
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

/**
 * Adds entries to a list, behind those that are there. A list that is missing begins with them: of front matter where
 * `editFrontMatter` puts its key, of a map in it behind its other values.
 */
export function withEntries(
  source: string,
  path: readonly [string] | readonly [map: string, key: string],
  values: readonly string[],
  order: readonly string[] = [],
): string {
  if (values.length === 0) return source;
  const map = parseDocument(source).contents;
  const [first, key] = path;
  const outer = isMap(map) ? pairOf(map, first) : undefined;
  const pair = key === undefined ? outer : isMap(outer?.value) ? pairOf(outer.value, key) : undefined;
  const list = pair?.value;
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isNode(last)) {
    const known = isScalar(list) && list.source !== '' && list.value !== null ? [String(list.value)] : [];
    if (pair) return applied(source, replacement(source, pair, [...known, ...values]));
    if (key !== undefined) return withField(source, first, key, inline(values));
    return editFrontMatter(source, { [first]: values }, { order });
  }
  const end = endOfNode(source, last);
  if (list.flow === true)
    return applied(source, [{ start: end, end, text: values.map((value) => `, ${flow(value)}`).join('') }]);
  const indent = /^[ \t]*/.exec(source.slice(lineStart(source, list.range![0])))![0];
  const next = lineEnd(source, end);
  const text = values.map((value) => `${indent}- ${flow(value)}\n`).join('');
  return applied(source, [{ start: next, end: next, text }]);
}

/**
 * Takes entries out of lists, wherever these stand in a YAML text; a list that would be empty goes with its key.
 *
 * @param isGone told the path of the list, the entry, and those before it
 */
export function withoutEntries(
  source: string,
  isGone: (path: readonly string[], entry: unknown, before: readonly unknown[]) => boolean,
): string {
  const edits: Edit[] = [];
  const visit = (node: unknown, path: readonly string[], pair: KnownPair | undefined, isInline: boolean): void => {
    if (isMap(node))
      for (const inner of node.items)
        if (isScalar(inner.key))
          visit(inner.value, [...path, String(inner.key.value)], inner as KnownPair, isInline || node.flow === true);
    if (!isSeq(node)) return;
    const entries = node.items.map((item) => (isNode(item) ? (item.toJSON() as unknown) : item));
    const gone = entries.map((entry, index) => isGone(path, entry, entries.slice(0, index)));
    if (!gone.includes(true)) return node.items.forEach((item) => visit(item, path, undefined, true));
    const items = node.items.filter((item) => isNode(item));
    if (!gone.includes(false) && pair) {
      if (isInline) edits.push({ start: node.range![0], end: endOfNode(source, node), text: '[]' });
      else edits.push(removal(source, pair));
    } else if (node.flow === true) {
      const kept = items.filter((_, index) => !gone[index]);
      const text = kept.map((item) => source.slice(item.range![0], endOfNode(source, item))).join(', ');
      edits.push({ start: items[0]!.range![0], end: endOfNode(source, items.at(-1)!), text });
    } else
      for (const [index, item] of items.entries())
        if (gone[index])
          edits.push({
            start: lineStart(source, item.range![0]),
            end: lineEnd(source, endOfNode(source, item)),
            text: '',
          });
  };
  visit(parseDocument(source).contents, [], undefined, false);
  return applied(source, edits);
}

/** Adds a plain value to a map below a key, behind its other values. */
export function withField(source: string, key: string, field: string, value: string): string {
  const map = parseDocument(source).contents;
  const inner = isMap(map) ? pairOf(map, key)?.value : undefined;
  const last = isMap(inner) ? (inner.items.at(-1) as KnownPair | undefined) : undefined;
  if (!isMap(inner) || !last) return source;
  const end = endOf(source, last);
  if (inner.flow === true) return applied(source, [{ start: end, end, text: `, ${field}: ${value}` }]);
  const at = lineEnd(source, end);
  const indent = ' '.repeat(columnOf(source, inner.items[0]!.key));
  const text = `${source[at - 1] === '\n' ? '' : '\n'}${indent}${field}: ${value}\n`;
  return applied(source, [{ start: at, end: at, text }]);
}

function endOfNode(source: string, { range }: Node): number {
  return range![0] + source.slice(range![0], range![1]).trimEnd().length;
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
