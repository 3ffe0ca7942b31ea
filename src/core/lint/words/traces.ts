import { demandOf, folded, type Demand } from './demand.ts';

/** Which rows of characters stand in one text, by the numbers `folded` gives to them. */
interface Traces {
  singles: Uint8Array;
  pairs: Uint8Array;
  /** One bit for each row of three. */
  threes: Uint32Array;
  /** One bit for each row of five; some share one. Long rows are told from others by these. */
  fives: Uint32Array;
  /** The characters that are not in ASCII, each as it is. */
  rare: Set<number>;
}

const traces: Traces = {
  singles: new Uint8Array(64),
  pairs: new Uint8Array(64 * 64),
  threes: new Uint32Array((64 * 64 * 64) / 32),
  fives: new Uint32Array((64 * 64 * 64) / 32),
  rare: new Set(),
};
// Rules ask about one document after the other: the last one is enough, and its space is used again.
let traced = '';
// By source: a pattern that stands inside a function is another object each time.
const demands = new Map<string, Demand>();

/**
 * Whether a pattern matches somewhere in a document: what `pattern.test(text)` says, and mostly without reading the
 * text. Each text is read once and leaves its traces; a pattern that cannot match without letters which have left
 * none is not tried. So a rule asks first whether there is anything to look at, and that costs next to nothing.
 */
export function matches({ text }: { text: string }, pattern: RegExp): boolean {
  if (!mayMatch(text, pattern)) return false;
  pattern.lastIndex = 0;
  const found = pattern.test(text);
  pattern.lastIndex = 0;
  return found;
}

/** Every match of a global pattern in a document, as `text.matchAll(pattern)` finds them, mostly without reading it. */
export function matchesIn({ text }: { text: string }, pattern: RegExp): RegExpExecArray[] {
  return mayMatch(text, pattern) ? [...text.matchAll(pattern)] : [];
}

/** Whether a pattern may match somewhere in a text; false only where it cannot. */
export function mayMatch(text: string, pattern: RegExp): boolean {
  const { source } = pattern;
  let demand = demands.get(source);
  if (!demand) demands.set(source, (demand = demandOf(source)));
  if (demand.length === 0) return true;
  if (text !== traced) trace(text);
  for (const words of demand) if (!holdsAny(words)) return false;
  return true;
}

function holdsAny(words: Demand[number]): boolean {
  for (const word of words) if (holds(word)) return true;
  return false;
}

function holds({ numbers, rare }: Demand[number][number]): boolean {
  const { length } = numbers;
  for (const code of rare) if (!traces.rare.has(code)) return false;
  if (length === 1) return traces.singles[numbers[0]!] === 1;
  if (length === 2) return traces.pairs[(numbers[0]! << 6) | numbers[1]!] === 1;
  let row = 0;
  const width = length < 5 ? 3 : 5;
  const bits = length < 5 ? traces.threes : traces.fives;
  for (let index = 0; index < length; index++) {
    row = ((row << 6) & 0x3fffffff) | numbers[index]!;
    if (index + 1 < width) continue;
    const bit = width === 3 ? row & 0x3ffff : bitOf(row);
    if ((bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}

/** The bit of a row of five. */
function bitOf(row: number): number {
  return Math.imul(row, 0x9e3779b1) >>> 14;
}

function trace(text: string): void {
  const { singles, pairs, threes, fives, rare } = traces;
  singles.fill(0);
  pairs.fill(0);
  threes.fill(0);
  fives.fill(0);
  rare.clear();
  let row = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) rare.add(code);
    row = ((row << 6) & 0x3fffffff) | folded(code);
    singles[row & 0x3f] = 1;
    if (index > 0) pairs[row & 0xfff] = 1;
    if (index > 1) threes[(row & 0x3ffff) >>> 5]! |= 1 << (row & 31);
    if (index > 3) {
      const bit = bitOf(row);
      fives[bit >>> 5]! |= 1 << (bit & 31);
    }
  }
  traced = text;
}
