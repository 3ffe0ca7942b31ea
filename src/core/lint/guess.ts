import { alternatives, nearest } from '../parse/schema.ts';

/** Beyond this many known words only those are compared that begin or end like the written one. */
const many = 500;

/** The known word somebody probably meant, whatever the case they wrote it in. */
export function guess(word: string, known: Iterable<string>): string | undefined {
  const all = [...known];
  const written = word.toLowerCase();
  const folded = new Map<string, string>();
  for (const each of all) {
    const lower = each.toLowerCase();
    const isLike = lower.startsWith(written.slice(0, 8)) || lower.endsWith(written.slice(-8));
    if (all.length <= many || isLike) folded.set(lower, each);
  }
  const found = nearest(word, [...folded.keys()]) ?? only([...folded.keys()].filter((each) => isCut(written, each)));
  return found === undefined ? undefined : folded.get(found);
}

/** Whether a word is the beginning of a known one, as when the end of an id was left off. */
function isCut(written: string, known: string): boolean {
  return written.length >= 4 && known.startsWith(written);
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/**
 * What was expected in place of an unknown word: the one that was probably meant, else all of them where they are
 * few, else where they are listed.
 */
export function expectation(
  word: string,
  known: readonly string[],
  listed: string,
): { expected: string; hint?: string } {
  const meant = guess(word, known);
  if (meant !== undefined) return { expected: `\`${meant}\``, hint: meant };
  return { expected: known.length > 1 && known.length <= 12 ? alternatives(known) : listed };
}
