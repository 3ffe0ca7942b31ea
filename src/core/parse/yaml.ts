import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node, type Range } from 'yaml';
import type { Message, Place } from '../model/message.ts';

/** YAML as plain data, with the place of every value and key, and a message for everything wrong with its syntax. */
export interface ParsedYaml {
  /** Undefined where the text could not be read at all. */
  data: unknown;
  /** Places of values by path joined with `.`; the whole is at the empty path. */
  places: Map<string, Place>;
  /** Places of map keys by path. */
  keys: Map<string, Place>;
  messages: Message[];
}

/**
 * Parses YAML (1.2, core schema: dates stay text).
 *
 * @param rule in whose name syntax faults are reported
 * @param firstLine line of the file on which the text begins, counting from 1
 */
export function parseYaml(text: string, file: string, rule: string, firstLine = 1): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    strict: true,
    logLevel: 'error',
  });
  const place = placesIn(lines, text, file, firstLine);
  const messages: Message[] = [...document.errors, ...document.warnings].map((error) => ({
    rule,
    reason: `Unexpected YAML: ${sentence(error.message)}`,
    place: place(error.pos[0], error.pos[1]),
    hint: hints[error.code],
  }));
  const places = new Map<string, Place>();
  const keys = new Map<string, Place>();
  const at = (range: Range | null | undefined) => (range ? place(range[0], range[1]) : undefined);
  const walk = (node: unknown, path: string, fallback: Place | undefined): void => {
    const here = at((node as Node | null)?.range) ?? fallback;
    // An absent value has an empty range somewhere behind its key; the key is where a person looks.
    const empty = isScalar(node) && node.value === null && fallback !== undefined;
    if (here) places.set(path, empty ? fallback : here);
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const childPath = path === '' ? String(pair.key.value) : `${path}.${String(pair.key.value)}`;
        const keyPlace = at(pair.key.range);
        if (keyPlace) keys.set(childPath, keyPlace);
        walk(pair.value, childPath, keyPlace);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => walk(item, path === '' ? String(index) : `${path}.${index}`, here));
    }
  };
  walk(document.contents, '', undefined);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
    if (holdsItself(data)) throw new Error('an alias that refers to what it stands in');
  } catch (error) {
    data = undefined;
    messages.push({ rule, reason: `Unexpected YAML: ${sentence((error as Error).message)}`, place: place(0, 0) });
  }
  return { data, places, keys, messages };
}

/** Whether a value is somewhere within itself. */
function holdsItself(value: unknown, above = new Set<object>(), clear = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null || clear.has(value)) return false;
  if (above.has(value)) return true;
  above.add(value);
  const found = Object.values(value).some((one) => holdsItself(one, above, clear));
  above.delete(value);
  clear.add(value);
  return found;
}

function placesIn(lines: LineCounter, text: string, file: string, firstLine: number) {
  const rows = text.split('\n');
  const at = (offset: number) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    // A fault at the end of the text stands behind its last line, and one that spans lines may end behind its own.
    const row = Math.min(Math.max(line, 1), rows.length);
    const last = rows[row - 1]!.replace(/\r$/, '').length + 1;
    return { line: row + firstLine - 1, column: line > row ? last : Math.min(Math.max(col, 1), last) };
  };
  return (start: number, end: number): Place => {
    const [from, to] = [at(start), at(Math.max(start, end))];
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

const hints: Record<string, string | undefined> = {
  BLOCK_AS_IMPLICIT_KEY: 'A value that contains `: ` needs quotes around it.',
  DUPLICATE_KEY: 'Keep one of them.',
  TAB_AS_INDENT: 'Indent with spaces.',
};

function sentence(text: string): string {
  const line = text.split('\n')[0]!.trim();
  return line.charAt(0).toLowerCase() + line.slice(1);
}
