import { isMap, isScalar, isSeq, parseDocument, type Node, type Range, type Scalar } from 'yaml';

/** Path of a value: keys and positions. */
export type Path = readonly (string | number)[];

/** A stretch of YAML in a file, with the offset it begins at. */
export interface YamlText {
  text: string;
  start: number;
}

/** What stands at a position of a YAML text. */
export interface YamlSpot {
  /** Whether a key of a map is meant, or a value. */
  part: 'key' | 'value';
  /** Path of the value, or of the value the key is for. */
  path: Path;
  /** As written, without quotes; empty where nothing is yet. */
  written: string;
  /** Where it stands in the file, quotes included. */
  start: number;
  end: number;
  /** The other keys of the same map, or the other values of the same list. */
  others: string[];
  /** Whether it stands inside `{ }` or `[ ]`. */
  inFlow: boolean;
}

/** The largest text that is looked into. */
const largest = 200_000;
const deepest = 50;

/** The front matter of a document, without its fences; while the second one is missing, all that can belong to it. */
export function frontMatterOf(text: string): YamlText | undefined {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n?|\n)/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const body = text.slice(start, start + largest);
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(body) ?? /^(?=#{1,6} |\|)/m.exec(body);
  return { start, text: closing ? body.slice(0, closing.index) : body };
}

/** Whether an offset is in a YAML text, both ends included. */
export function holds({ text, start }: YamlText, offset: number): boolean {
  return offset >= start && offset <= start + text.length;
}

/** What stands at an offset. */
export function spotAt(yaml: YamlText, offset: number): YamlSpot | undefined {
  const at = offset - yaml.start;
  return find(yaml, ({ range }) => range !== undefined && range[0] <= at && at <= range[1] && range[0] < range[1]);
}

/**
 * What would stand at an offset if somebody went on writing there. A mark is put in its place and the text is read:
 * whatever the mark turns out to be is what is being written.
 */
export function gapAt(yaml: YamlText, offset: number): YamlSpot | undefined {
  const at = offset - yaml.start;
  const before = /[\p{L}\p{N}@._/+-]*$/u.exec(yaml.text.slice(0, at))![0];
  const after = /^[\p{L}\p{N}@._/+-]*/u.exec(yaml.text.slice(at))![0];
  let start = at - before.length;
  let end = at + after.length;
  // A dash alone begins an entry of a list; it is no word.
  if (/^-+$/.test(before)) start = at;
  const quote = /['"]/.exec(yaml.text[start - 1] ?? '')?.[0];
  if (quote) {
    start--;
    if (yaml.text[end] === quote) end++;
  }
  if (inComment(yaml.text, start)) return undefined;
  const [head, tail] = [yaml.text.slice(0, start), yaml.text.slice(end)];
  const marked = (mark: string) => find({ start: 0, text: head + mark + tail }, ({ source }) => source === stand);
  // Above other keys of its map a lone word is no YAML at all until it has its colon.
  const spot = marked(stand) ?? (/^[ \t]*(\r|\n|$)/.test(tail) ? marked(`${stand}:`) : undefined);
  if (!spot) return undefined;
  const written = before + after;
  const path = spot.part === 'key' ? [...spot.path.slice(0, -1), written] : spot.path;
  return { ...spot, path, written, start: start + yaml.start, end: end + yaml.start };
}

const stand = 'QcursorQ';

function inComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /(^|\s)#/.test(line.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, ''));
}

interface Leaf {
  range: [number, number] | undefined;
  source: string;
}

function find({ text, start }: YamlText, isIt: (leaf: Leaf) => boolean): YamlSpot | undefined {
  if (text.length > largest) return undefined;
  let contents: unknown;
  try {
    contents = parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).contents;
  } catch {
    return undefined;
  }
  return search(contents, [], [], false, 0);

  function search(node: unknown, path: Path, others: string[], inFlow: boolean, depth: number): YamlSpot | undefined {
    if (depth > deepest) return undefined;
    if (isMap(node)) {
      const isFlow = inFlow || node.flow === true;
      const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      for (const [at, pair] of node.items.entries()) {
        const key = keys[at]!;
        const siblings = keys.filter((other, index) => index !== at && other !== '');
        const found =
          (isScalar(pair.key) && leaf(pair.key, 'key', [...path, key], siblings, isFlow)) ||
          search(pair.value, [...path, key], [], isFlow, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    if (isSeq(node)) {
      const isFlow = inFlow || node.flow === true;
      const values = node.items.map((item) => (isScalar(item) ? String(item.value) : ''));
      for (const [at, item] of node.items.entries()) {
        const siblings = values.filter((other, index) => index !== at && other !== '');
        const found = search(item, [...path, at], siblings, isFlow, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    return isScalar(node) ? leaf(node, 'value', path, others, inFlow) : undefined;
  }

  function leaf(
    node: Scalar,
    part: 'key' | 'value',
    path: Path,
    others: string[],
    inFlow: boolean,
  ): YamlSpot | undefined {
    const range = rangeOf(node);
    const source = typeof node.value === 'string' ? node.value : (node.source ?? '');
    if (!range || !isIt({ range, source })) return undefined;
    return { part, path, written: source, start: start + range[0], end: start + range[1], others, inFlow };
  }
}

function rangeOf(node: Node): [number, number] | undefined {
  const range: Range | null | undefined = node.range;
  return range ? [range[0], range[1]] : undefined;
}
