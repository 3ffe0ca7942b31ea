import unhomoglyph from 'unhomoglyph';
import { fold, foldLong, type Folded } from './fold.ts';
import { replaced } from './plain.ts';

/** One more way to read a text in which a name may be written so that a plain comparison misses it. */
export interface Reading {
  /** The text as it is read. */
  text: string;
  folded: Folded;
  /** The offset in the original that an offset in `text` came from. */
  from(offset: number): number;
  /** Signs are read as letters, and `i` as `l`: only what `isDisguised` counts. */
  skeletal?: true;
  /** Lines are read as one, without anything between them: only what stands on both counts. */
  broken?: true;
}

const same = (offset: number) => offset;
const longLetters = /[äöüøåæœß]/i;
const disguise = /[\p{L}\p{M}][0-9$€@!|]|[0-9$€@!|]\p{L}|\p{Ll}I|ӏ/u;
const beyondLatin = /[^\u0000-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]/;
/** A hyphen at the end of a line, within a word. */
const broken =
  /(?<=\p{L})[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\p{Ll})|(?<=\p{Lu}{2})[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\p{Lu}{2})/gu;

/** What stands for the full stop in the name of a host that is read out. */
const spoken = /(?<=[\p{L}\p{N}]) dot (?=[\p{L}\p{N}])/giu;

/** A line end between two letters, which may part a word. */
const within = /(?<=\p{L})[ \t]*\r?\n[ \t]*(?=\p{L})/gu;

/**
 * The other readings of a text, besides the plain one: letters with marks written as two (`Søren` as `Soeren`),
 * look-alike letters as the Latin ones they look like, words that a hyphen parts at the end of a line as one, `dot` as a
 * full stop, digits and signs as the letters they stand for (`K3ssel`). Empty for most texts.
 */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [];
  if (longLetters.test(text)) readings.push({ text, folded: foldLong(text), from: same });
  if (beyondLatin.test(text)) {
    const plain = withLookAlikes(text);
    if (plain !== text) readings.push({ text: plain, folded: fold(plain), from: same });
  }
  if (text.includes('\n')) {
    const whole = replaced(text, broken, () => '');
    if (whole.text !== text) readings.push({ text: whole.text, folded: fold(whole.text), from: whole.from });
    const run = replaced(text, within, () => '');
    if (run.text !== text) readings.push({ text: run.text, folded: fold(run.text), from: run.from, broken: true });
  }
  if (/ dot /i.test(text)) {
    const plain = replaced(text, spoken, () => '.');
    readings.push({ text: plain.text, folded: fold(plain.text), from: plain.from });
  }
  if (isDisguised(text)) {
    const plain = withLookAlikes(text).replace(/[0-9$€@!|](?=\p{L})|(?<=[\p{L}\p{M}0-9$€])[0-9$€@!|]/gu, letterFor);
    const folded = fold(plain);
    readings.push({ text: plain, folded: { ...folded, text: skeletonOf(folded.text) }, from: same, skeletal: true });
  }
  return readings;
}

/** Whether digits or signs stand among the letters of a text, or a capital `I` behind small ones. */
export function isDisguised(text: string): boolean {
  return disguise.test(text);
}

/** A folded text with one letter for those that are mistaken for each other. */
export function skeletonOf(folded: string): string {
  return folded.replaceAll('i', 'l');
}

const letters: Record<string, string> = {
  ...{ 0: 'o', 1: 'l', 2: 'z', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g' },
  ...{ $: 's', '€': 'e', '@': 'a', '!': 'l', '|': 'l' },
};
const letterFor = (sign: string) => letters[sign]!;

/** A text with letters that look like Latin ones as these; of the same length. */
export function withLookAlikes(text: string): string {
  if (!beyondLatin.test(text)) return text;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    // Among letters of their own script letters that are only near to Latin ones are themselves.
    const mixed = (word.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 >= word.length;
    return word.replace(/[^\u0000-\u007f]/g, (character) => lookAlike(character, mixed));
  });
}

const known = new Map<string, string>();

/** The Latin letter that a letter of another script looks like, in small or as a capital; of the same length. */
function lookAlike(character: string, mixed: boolean): string {
  let letter = known.get(character);
  if (letter === undefined) {
    const base = /\p{Script=Latin}/u.test(character) ? character : character.normalize('NFD')[0]!;
    const [as, capital] = [unhomoglyph(base), unhomoglyph(base.toUpperCase())];
    letter = /^[A-Za-z]$/.test(as) ? as : /^[A-Z]$/.test(capital) ? capital.toLowerCase() : character;
    known.set(character, letter);
  }
  return letter === character && mixed ? (near.get(character.normalize('NFD')[0]!.toLowerCase()) ?? letter) : letter;
}

/** Letters with strokes and hooks, and such as stand for Latin ones only among them: `Ҝessel`, `Бяandvik`. */
const near = new Map(
  (
    'ĸk қk ҝk ҟk ҡk ӄk ԟk бb ѣb ҍb ьb ъb ыb ҫc ԁd дd ђh ћh ҕh ңh ҥh ӈh ӊh ԣh ԩh зe ҙe ӡe эe єe ԑe ҽe ҿe ғf ԍg ӏl иn ҋn пn ҧn ԥn ' +
    'лn өo ѳo фo ԛq ҏp яr гr ґr ӷr ӻr ҭt ԏt цu џu ѵv ԝw шw щw ѡw ҳx ӽx ӿx жx ҷy ҹy чy ўy ұy λa δd σo ξe πn θo φo ωw ψy ςs ' +
    'ηn μu ꮛe ⲁa ⲃb ⲉe ⲓi ⲱw'
  )
    .split(' ')
    .map((pair): [string, string] => [pair[0]!, pair[1]!]),
);

/** Letters that stand one by one, such as `g l o b e x`. */
export interface SpelledOut {
  /** The letters, folded. */
  letters: string;
  /** Where each stands in the text. */
  starts: number[];
  end: number;
}

const single =
  /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}\p{RI}](?:[^\p{L}\p{M}\p{N}\p{RI}]{1,3}[\p{L}\p{N}\p{RI}](?![\p{L}\p{M}\p{N}])){2,}/gu;
/** The same with every character beyond ASCII taken for a letter and for none: what all of them match, and much faster. */
const perhapsSingle =
  /(?<![a-z0-9])(?:[a-z0-9]|[^\0-\x7f]{1,2})(?:[^a-z0-9]{1,6}(?:[a-z0-9](?![a-z0-9])|[^\0-\x7f])){2}/i;

/** Runs of three and more single letters or digits. */
export function* spelledOut(text: string): Generator<SpelledOut> {
  if (!perhapsSingle.test(text)) return;
  for (const { index, 0: run } of text.matchAll(single)) {
    let letters = '';
    const starts: number[] = [];
    for (const { index: at, 0: one } of run.matchAll(/[\p{L}\p{N}\p{RI}]/gu)) {
      const [reading] = readingsOf(one);
      for (const letter of fold(reading?.text ?? one).text) {
        letters += letter;
        starts.push(index + at);
      }
    }
    yield { letters, starts, end: index + run.length };
  }
}
