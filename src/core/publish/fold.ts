import anyAscii from 'any-ascii';
import { stretchAt } from '../model/starts.ts';

/** A folded text, with the origin of each character. */
export interface Folded {
  text: string;
  /** The offset in the original that an offset in `text` came from. */
  from(offset: number): number;
}

const plainText = /^[\u0000-\u007f]*$/;
/** Latin letters without a Unicode decomposition, such as `ø` and `ᴋ`, and letters in boxes and circles. */
const likeLatin = /[\p{Script=Latin}\u{1f100}-\u{1f1ff}]/u;
/** The same where two letters are written for one with a mark. */
const longLetters: Record<string, string> = { ø: 'oe', ö: 'oe', ä: 'ae', ü: 'ue', å: 'aa', æ: 'ae', œ: 'oe', ß: 'ss' };
/** Nobody sees these: zero-width, soft hyphen, direction marks, variation selectors, and the marks of the cut itself. */
const unseen =
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/u;

const known = new Map<string, string>();

/** Folds one character: compatibility forms, case and diacritics are removed; an invisible one becomes empty. */
function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = unseen.test(character)
      ? ''
      : // An apostrophe that counts as a letter.
        /[\u02b9-\u02bf\u02c8\ua78b\ua78c]/.test(character)
        ? "'"
        : // Signs that stand for words, and pictures, which end a word.
          /[™℠℡№℻]/.test(character)
          ? ' '
          : [...character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
              .map((letter) => (letter > '\u007f' && likeLatin.test(letter) ? latin(letter) : letter))
              .join('')
              .replace(/(?![\p{L}\p{M}\p{N}])[\u{10000}-\u{10ffff}]/gu, ' ');
    known.set(character, folded);
  }
  return folded;
}

/** Greenland's `ĸ` was a q; everybody else means the small capital. */
function latin(letter: string): string {
  return letter === 'ĸ' ? 'k' : anyAscii(letter).toLowerCase();
}

const same = (offset: number) => offset;

/** Folds a text: `Ｓøren` and `so\u200bren` are both `soren`. */
export function fold(text: string): Folded {
  return foldBy(text, foldCharacter);
}

/** Folds a text, and writes out what marks stand for: `Søren` is `soeren`. */
export function foldLong(text: string): Folded {
  return foldBy(text, (character) => longLetters[character.toLowerCase()] ?? foldCharacter(character));
}

function foldBy(text: string, foldOne: (character: string) => string): Folded {
  if (plainText.test(text)) return { text: text.toLowerCase(), from: same };
  let folded = '';
  // Starts of runs in the folded and the original text; inside a run offsets advance together.
  const starts: number[] = [];
  const origins: number[] = [];
  const add = (piece: string, origin: number) => {
    starts.push(folded.length);
    origins.push(origin);
    folded += piece;
  };
  let offset = 0;
  for (const { 0: run, index } of text.matchAll(/[^\u0000-\u007f]+/g)) {
    if (index > offset) add(text.slice(offset, index).toLowerCase(), offset);
    offset = index;
    for (const character of run) {
      for (const unit of foldOne(character)) add(unit, offset);
      offset += character.length;
    }
  }
  add(text.slice(offset).toLowerCase(), offset);
  return {
    text: folded,
    from(at) {
      if (at >= folded.length) return text.length;
      const stretch = stretchAt(starts, at);
      return origins[stretch]! + (at - starts[stretch]!);
    },
  };
}

/** Only the folded text. */
export function foldText(text: string): string {
  return fold(text).text;
}

/** Without the characters that nobody sees. */
export function withoutUnseen(text: string): string {
  return plainText.test(text) ? text : text.replace(new RegExp(unseen.source, 'gu'), '');
}
