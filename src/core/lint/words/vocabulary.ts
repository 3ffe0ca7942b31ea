import type { Document } from '../../model/document.ts';

const known = new WeakMap<Document['tree'], ReadonlySet<string>>();

/**
 * Every word of a document, front matter and code included: runs of the letters a to z in lower case. Rules ask it
 * first, so that a text without any of their words costs next to nothing.
 */
export function wordsOf({ tree, text }: Pick<Document, 'tree' | 'text'>): ReadonlySet<string> {
  let words = known.get(tree);
  if (!words) known.set(tree, (words = new Set(text.toLowerCase().match(/[a-z]+/g))));
  return words;
}

/** Whether any of some words stands in a document. */
export function holdsAny(document: Pick<Document, 'tree' | 'text'>, words: readonly string[]): boolean {
  const held = wordsOf(document);
  return words.some((word) => held.has(word));
}
