import { Kept } from '../../model/kept.ts';
import type { Document } from '../../model/document.ts';

/** Hashes of the words somebody asked for, in a table in which each stands at its hash or behind it; 0 is nothing. */
let asked = new Int32Array(1 << 12);
let count = 0;
const hashes = new Map<string, number>();
type Words = readonly string[] | ReadonlySet<string>;
const lists = new WeakMap<Words, ReadonlySet<number>>();
const known = new Kept<Document['tree'], { words: ReadonlySet<number>; asked: number }>();

/**
 * The words of a document that somebody asked for, front matter and code included, as numbers: runs of the letters a to
 * z, whatever their case. Rules ask it first, so that a text without any of their words costs next to nothing. Two words
 * may share a number; then a rule looks and finds nothing.
 */
function wordsOf({ tree, text }: Pick<Document, 'tree' | 'text'>): ReadonlySet<number> {
  let held = known.get(tree);
  // Words that were asked for since were not looked for.
  if (held?.asked !== count) known.set(tree, (held = { words: read(text), asked: count }));
  return held.words;
}

/** Whether any of some words may stand in a document: lower case, a to z. */
export function holdsAny(document: Pick<Document, 'tree' | 'text'>, words: Words): boolean {
  let numbers = lists.get(words);
  if (!numbers) lists.set(words, (numbers = new Set([...words].map(numberOf))));
  for (const word of wordsOf(document)) if (numbers.has(word)) return true;
  return false;
}

function numberOf(word: string): number {
  let hash = hashes.get(word);
  if (hash === undefined) hashes.set(word, (hash = ask(word)));
  return hash;
}

function ask(word: string): number {
  let hash = start;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), prime);
  if (++count * 4 > asked.length) {
    const before = asked;
    asked = new Int32Array(before.length * 2);
    for (const known of before) if (known !== 0) asked[placeOf(known)] = known;
  }
  asked[placeOf(hash)] = hash;
  return hash;
}

function placeOf(hash: number): number {
  const last = asked.length - 1;
  let at = hash & last;
  while (asked[at] !== 0 && asked[at] !== hash) at = (at + 1) & last;
  return at;
}

const start = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** FNV-1a over each run of letters. */
function read(text: string): Set<number> {
  const words = new Set<number>();
  let hash = start;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) | 0x20 : 0;
    if (code >= 0x61 && code <= 0x7a) hash = Math.imul(hash ^ code, prime);
    else if (hash !== start) {
      if (asked[placeOf(hash)] !== 0) words.add(hash);
      hash = start;
    }
  }
  return words;
}
