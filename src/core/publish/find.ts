import { fold, type Folded } from './fold.ts';

/** A term found in a text; offsets are into the text as it was given, the end is exclusive. */
export interface Found<T> {
  start: number;
  end: number;
  term: T;
}

/**
 * Compiles a search for many words at once.
 *
 * A term is found however its parts are joined: `main-db` in `main_db`, `Main DB`, `main.db` and `maindb`. Case,
 * diacritics, compatibility forms and invisible characters do not matter. Only whole words match: `park` is not in
 * `parking`, except in scripts without spaces. Overlapping matches are all reported; the caller chooses.
 */
export function finderOf<T extends { word: string }>(terms: readonly T[]): (text: string) => Found<T>[] {
  // One edge per node and character. The first step, at which most positions fail, has its own table.
  const first = new Int32Array(0x10000);
  const edges = new Map<number, number>();
  const ends: (T[] | undefined)[] = [undefined];
  const step = (node: number, code: number) => (node === 0 ? first[code]! : (edges.get(node * 0x10000 + code) ?? 0));
  const insert = (codes: readonly number[], term: T) => {
    if (codes.length === 0) return;
    let node = 0;
    for (const code of codes) {
      let next = step(node, code);
      if (next === 0) {
        next = ends.push(undefined) - 1;
        if (node === 0) first[code] = next;
        else edges.set(node * 0x10000 + code, next);
      }
      node = next;
    }
    (ends[node] ??= []).push(term);
  };
  for (const term of terms) {
    const folded = fold(term.word).text;
    const joined = codesOf(folded);
    insert(joined, term);
    const squashed = joined.filter((code) => code !== gap);
    if (squashed.length < joined.length && squashed.length >= 6) insert(squashed, term);
  }

  return (original) => {
    const { text, from }: Folded = fold(original);
    const found: Found<T>[] = [];
    const { length } = text;
    let before = separator;
    for (let start = 0; start < length;) {
      const code = text.charCodeAt(start);
      const kind = kindOf(code);
      const begins = kind === wide || (kind === letter && before !== letter);
      before = kind;
      if (!begins || first[code] === 0) {
        start++;
        continue;
      }
      let node = 0;
      let at = start;
      while (at < length) {
        const here = text.charCodeAt(at);
        const sort = kindOf(here);
        if (sort === separator) {
          let after = at;
          let marks = 0;
          while (after < length && marks < 4 && kindOf(text.charCodeAt(after)) === separator) {
            // However much white space: lines are wrapped and indented.
            if (text.charCodeAt(after) > 0x20) marks++;
            after++;
          }
          if (after >= length || marks >= 4) break;
          node = step(node, gap);
          at = after;
        } else {
          node = step(node, here);
          at++;
        }
        if (node === 0) break;
        const terms = ends[node];
        if (terms && (sort === wide || at >= length || kindOf(text.charCodeAt(at)) !== letter)) {
          for (const term of terms) found.push({ start: from(start), end: from(at), term });
        }
      }
      start++;
    }
    return found;
  };
}

const separator = 0;
const letter = 1;
const wide = 2;
/** Stands for any separator between the parts of a word. */
const gap = 0x20;

const kinds = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  const character = String.fromCharCode(code);
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(
      character,
    )
  )
    kinds[code] = wide;
  // Surrogates count as letters, so that no pair is split.
  else if (/[\p{L}\p{N}]/u.test(character) || (code >= 0xd800 && code <= 0xdfff)) kinds[code] = letter;
}
const kindOf = (code: number) => kinds[code]!;

function codesOf(folded: string): number[] {
  const codes: number[] = [];
  for (let index = 0; index < folded.length; index++) {
    const code = folded.charCodeAt(index);
    if (kindOf(code) !== separator) codes.push(code);
    else if (codes.length > 0 && codes.at(-1) !== gap) codes.push(gap);
  }
  if (codes.at(-1) === gap) codes.pop();
  return codes;
}
