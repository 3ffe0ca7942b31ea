/** A text as it is compared, and where each of its characters came from. */
export interface Folded {
  text: string;
  /** Offset in the original of every character, and its length at the end; undefined where they are the same. */
  from: number[] | undefined;
}

const plainText = /^[\u0000-\u007f]*$/;
/** Letters that no decomposition takes apart. */
const letters: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i' };
/** Nobody sees these: zero-width, soft hyphen, direction marks, variation selectors, and the marks of the cut itself. */
const unseen =
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/u;

const known = new Map<string, string>();

/** One character as it is compared: compatibility forms, case and marks removed; empty where nobody sees it. */
export function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = unseen.test(character)
      ? ''
      : [...character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
          .map((letter) => letters[letter] ?? letter)
          .join('');
    known.set(character, folded);
  }
  return folded;
}

/** Folds a text: `Ｓøren` and `so\u200bren` are both `soren`. */
export function fold(text: string): Folded {
  if (plainText.test(text)) return { text: text.toLowerCase(), from: undefined };
  let folded = '';
  const from: number[] = [];
  let offset = 0;
  for (const character of text) {
    for (const unit of foldCharacter(character)) {
      folded += unit;
      for (let index = 0; index < unit.length; index++) from.push(offset);
    }
    offset += character.length;
  }
  from.push(offset);
  return { text: folded, from };
}

/** Only the folded text. */
export function foldText(text: string): string {
  return fold(text).text;
}

/** Without the characters that nobody sees. */
export function withoutUnseen(text: string): string {
  return plainText.test(text) ? text : text.replace(new RegExp(unseen.source, 'gu'), '');
}
