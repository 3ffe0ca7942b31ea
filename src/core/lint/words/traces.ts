import { demandOf, folded, type Row } from './demand.ts';
import { everyMatch } from './matches.ts';

// Which rows of characters stand in one text, by the numbers `folded` gives to them: a bit for each row of three, which
// has those of shorter rows next to each other; for each row of five, some of which share one, since long rows are told
// from others by these; and for each character that is not in ASCII, as it is.
const threes = 0;
const fives = threes + 64 * 64 * 64;
const rare = fives + 64 * 64 * 64;
const traces = new Uint32Array((rare + 0x10000) / 32);
// Rules ask about one document after the other: the last one is enough, and its space is used again.
let traced = '';
// By source: a pattern that stands inside a function is another object each time.
const demands = new Map<string, readonly (readonly Traces[])[]>();

/** The traces a row leaves: single bits, and of a row shorter than three a stretch of words in which any bit counts. */
interface Traces {
  bits: readonly number[];
  from: number;
  to: number;
}

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
  if (!demand) demands.set(source, (demand = demandOf(source).map((rows) => rows.map(tracesOf))));
  if (demand.length === 0) return true;
  if (text !== traced) trace(text);
  for (let index = 0; index < demand.length; index++) if (!demand[index]!.some(areThere)) return false;
  return true;
}

/** Whether a row may stand in the text that was traced. */
function areThere({ bits, from, to }: Traces): boolean {
  for (let index = 0; index < bits.length; index++) {
    const bit = bits[index]!;
    if ((traces[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
  }
  if (from === to) return true;
  for (let word = from; word < to; word++) if (traces[word] !== 0) return true;
  return false;
}

function tracesOf(row: Row): Traces {
  const { numbers } = row;
  const { length } = numbers;
  const bits = row.rare.map((code) => rare + code);
  let [from, to] = [0, 0];
  if (length === 1 || length === 2) {
    // What follows in a row of three may be anything.
    const free = 6 * (3 - length);
    const first = numbers.reduce((row, number) => (row << 6) | number) << free;
    from = (threes + first) >>> 5;
    to = from + ((1 << free) >>> 5);
  }
  let last = 0;
  for (const [index, number] of numbers.entries()) {
    last = ((last << 6) & five) | number;
    if (length >= 5 && index >= 4) bits.push(fives + bitOfFive(last));
    else if (length < 5 && index >= 2) bits.push(threes + (last & 0x3ffff));
  }
  return { bits, from, to };
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
  const { length } = text;
  // Behind the end stand two spaces, so that the last two begin a row of three as well.
  for (let index = 0; index < length + 2; index++) {
    const code = index < length ? text.charCodeAt(index) : 0x20;
    if (code > 127) leave(rare + code);
    row = ((row << 6) & five) | folded(code);
    leave(threes + (row & 0x3ffff));
    leave(fives + bitOfFive(row));
  }
  traced = text;
}

function leave(bit: number): void {
  traces[bit >>> 5]! |= 1 << (bit & 31);
}
