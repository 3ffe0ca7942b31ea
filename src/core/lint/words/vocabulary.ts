import type { Document } from '../../model/document.ts';

const known = new WeakMap<Document['tree'], ReadonlySet<number>>();
const hashes = new Map<string, number>();

/**
 * The words of a document, front matter and code included, as numbers: runs of the letters a to z, whatever their
 * case. Rules ask it first, so that a text without any of their words costs next to nothing. Two words may share a
 * number; then a rule looks and finds nothing.
 */
export function wordsOf({ tree, text }: Pick<Document, 'tree' | 'text'>): ReadonlySet<number> {
  let words = known.get(tree);
  if (!words) known.set(tree, (words = read(text)));
  return words;
}

/** The number of a word: lower case, a to z. */
export function numberOf(word: string): number {
  let number = hashes.get(word);
  if (number === undefined) hashes.set(word, (number = [...read(word)][0] ?? 0));
  return number;
}

/** Whether any of some words may stand in a document. */
export function holdsAny(document: Pick<Document, 'tree' | 'text'>, words: readonly string[]): boolean {
  const held = wordsOf(document);
  return words.some((word) => held.has(numberOf(word)));
}

/** FNV-1a over each run of letters, cut to 31 bits so that it stays a small number. */
function read(text: string): Set<number> {
  const words = new Set<number>();
  let hash = 0;
  let length = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = text.charCodeAt(index) | 0x20;
    if (index < text.length && code >= 0x61 && code <= 0x7a) {
      hash = Math.imul((length++ === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193);
    } else if (length > 0) {
      words.add(hash & 0x3fffffff);
      length = 0;
    }
  }
  return words;
}
