import { loosePairsIn, tightPairsIn, triplesIn } from './pairs.ts';
import { isTelling, joinedIn, partsIn } from './parts.ts';

/** What is searched of a page. */
export interface SearchedText {
  title: string;
  headings: readonly string[];
  /** All of its text, title and headings included. */
  text: string;
}

/** A word that stands there as many times stands there often. */
const often = 3;

/** What the index takes from one document. It follows from its text alone. */
export interface DocumentWords {
  /** Each word once, and how much it stands out: 0 in the text, 1 there often, 2 in a heading, 3 in the title. */
  words: readonly (readonly [word: string, strength: number])[];
  /** Keys of pairs, each once. */
  pairs: Uint32Array;
  /** Three numbers for each triple: its key and those of its two pairs. */
  triples: Uint32Array;
  /** Keys of the loose pairs that stand in names alone. */
  named: Uint32Array;
}

/** Reads a document for the index. */
export function wordsOf({ title, headings, text }: SearchedText): DocumentWords {
  const parts = partsIn(text);
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { word, varies } of parts) if (!varies || isTelling(word)) count(word);
  for (const word of joinedIn(parts)) count(word);
  const strength = new Map<string, number>();
  for (const [word, times] of counts) strength.set(word, times >= often ? 1 : 0);
  for (const [rank, texts] of [
    [2, headings],
    [3, [title]],
  ] as const)
    for (const one of texts) {
      const named = partsIn(one);
      for (const word of [...named.filter(({ varies }) => !varies).map(({ word }) => word), ...joinedIn(named)])
        if (strength.has(word)) strength.set(word, rank);
    }
  const pairs = new Set<number>();
  for (const { key } of tightPairsIn(parts, text)) pairs.add(key);
  const loose = loosePairsIn(parts, text);
  for (const { key } of loose) pairs.add(key);
  const apart = new Set<number>();
  for (const { key, second } of loose) if (!parts[second]!.tight) apart.add(key);
  const named = new Set(loose.map(({ key }) => key).filter((key) => !apart.has(key)));
  const triples = new Map(triplesIn(parts, loose).map((triple) => [triple.key, triple]));
  return {
    words: [...strength],
    pairs: Uint32Array.from(pairs),
    named: Uint32Array.from(named),
    triples: Uint32Array.from([...triples.values()].flatMap(({ key, pairs }) => [key, ...pairs])),
  };
}
