import { demandOf, folded, type Row } from './demand.ts';
import { everyMatch } from './matches.ts';

// Which rows of characters stand in one text, by the numbers `folded` gives to them: a bit for each row of one, of two
// and of three; for each row of five, some of which share one, since long rows are told from others by these; and for
// each character that is not in ASCII, as it is.
const ones = 0;
const twos = ones + 64;
const threes = twos + 64 * 64;
const fives = threes + 64 * 64 * 64;
const rare = fives + 64 * 64 * 64;
const traces = new Uint32Array((rare + 0x10000) / 32);
// Rules ask about one document after the other: the last one is enough, and its space is used again.
let traced = '';
// By source: a pattern that stands inside a function is another object each time.
const demands = new Map<string, readonly (readonly Int32Array[])[]>();

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
  return mayMatch(text, pattern) ? everyMatch(text, pattern) : [];
}

/** Whether a pattern may match somewhere in a text; false only where it cannot. */
export function mayMatch(text: string, pattern: RegExp): boolean {
  const { source } = pattern;
  let demand = demands.get(source);
  if (!demand) demands.set(source, (demand = demandOf(source).map((rows) => rows.map(bitsOf))));
  if (demand.length === 0) return true;
  if (text !== traced) trace(text);
  for (const rows of demand) if (!rows.some(isThere)) return false;
  return true;
}

/** Whether a row may stand in the text that was traced. */
function isThere(bits: Int32Array): boolean {
  for (const bit of bits) if ((traces[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
  return true;
}

/** The traces a row leaves. */
function bitsOf(row: Row): Int32Array {
  const { numbers } = row;
  const { length } = numbers;
  const bits = row.rare.map((code) => rare + code);
  if (length === 1) bits.push(ones + numbers[0]!);
  if (length === 2) bits.push(twos + ((numbers[0]! << 6) | numbers[1]!));
  let last = 0;
  for (const [index, number] of numbers.entries()) {
    last = ((last << 6) & five) | number;
    if (length >= 5 && index >= 4) bits.push(fives + bitOfFive(last));
    else if (length < 5 && index >= 2) bits.push(threes + (last & 0x3ffff));
  }
  return Int32Array.from(bits);
}

/** What is left of a row of five when its first is taken off and there is space for another. */
const five = 0x3fffffff;

function bitOfFive(row: number): number {
  return Math.imul(row, 0x9e3779b1) >>> 14;
}

function trace(text: string): void {
  traces.fill(0);
  let row = 0;
  // What the first few leave besides is of rows that do not stand there; that is not wrong, only of no use.
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) leave(rare + code);
    row = ((row << 6) & five) | folded(code);
    leave(ones + (row & 0x3f));
    leave(twos + (row & 0xfff));
    leave(threes + (row & 0x3ffff));
    leave(fives + bitOfFive(row));
  }
  traced = text;
}

function leave(bit: number): void {
  traces[bit >>> 5]! |= 1 << (bit & 31);
}
