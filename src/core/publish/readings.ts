import unhomoglyph from 'unhomoglyph';
import { stretchAt } from '../model/starts.ts';
import { fold, foldLong, type Folded } from './fold.ts';

/** One more way to read a text in which a name may be written so that a plain comparison misses it. */
export interface Reading {
  /** The text as it is read. */
  text: string;
  folded: Folded;
  /** The offset in the original that an offset in `text` came from. */
  from(offset: number): number;
}

const same = (offset: number) => offset;
const longLetters = /[äöüøåæœß]/i;
const beyondLatin = /[^\u0000-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]/;
/** A hyphen at the end of a line, within a word. */
const broken = /(?<=\p{L})[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\p{Ll})/gu;

/**
 * The other readings of a text, besides the plain one: letters with marks written as two (`Søren` as `Soeren`),
 * look-alike letters as the Latin ones they look like, words that a hyphen parts at the end of a line as one. Empty for
 * most texts.
 */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [];
  if (longLetters.test(text)) readings.push({ text, folded: foldLong(text), from: same });
  if (beyondLatin.test(text)) {
    const plain = text.replace(/[^\u0000-\u007f]/g, lookAlike);
    if (plain !== text) readings.push({ text: plain, folded: fold(plain), from: same });
  }
  if (text.includes('\n')) {
    const { joined, from } = without(text, broken);
    if (joined !== text) readings.push({ text: joined, folded: fold(joined), from });
  }
  return readings;
}

const known = new Map<string, string>();

/** The Latin letter that a letter of another script looks like, in small or as a capital; of the same length. */
function lookAlike(character: string): string {
  let letter = known.get(character);
  if (letter === undefined) {
    const [as, capital] = [unhomoglyph(character), unhomoglyph(character.toUpperCase())];
    letter = /^[A-Za-z]$/.test(as) ? as : /^[A-Z]$/.test(capital) ? capital.toLowerCase() : character;
    known.set(character, letter);
  }
  return letter;
}

/** A text without what a pattern matches. */
function without(text: string, pattern: RegExp): { joined: string; from(offset: number): number } {
  const starts: number[] = [0];
  const origins: number[] = [0];
  let joined = '';
  let at = 0;
  for (const { index, 0: gone } of text.matchAll(pattern)) {
    joined += text.slice(at, index);
    at = index + gone.length;
    starts.push(joined.length);
    origins.push(at);
  }
  joined += text.slice(at);
  return {
    joined,
    from(offset) {
      const stretch = stretchAt(starts, offset);
      return origins[stretch]! + (offset - starts[stretch]!);
    },
  };
}

/** Letters that stand one by one, such as `g l o b e x`. */
export interface SpelledOut {
  /** The letters, folded. */
  letters: string;
  /** Where each stands in the text. */
  starts: number[];
  end: number;
}

const single = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{M}\p{N}]{1,3}[\p{L}\p{N}](?![\p{L}\p{M}\p{N}])){2,}/gu;

/** Runs of three and more single letters or digits. */
export function* spelledOut(text: string): Generator<SpelledOut> {
  for (const { index, 0: run } of text.matchAll(single)) {
    let letters = '';
    const starts: number[] = [];
    for (const { index: at, 0: one } of run.matchAll(/[\p{L}\p{N}]/gu)) {
      const [reading] = readingsOf(one);
      for (const letter of fold(reading?.text ?? one).text) {
        letters += letter;
        starts.push(index + at);
      }
    }
    yield { letters, starts, end: index + run.length };
  }
}
