import type { Part } from './parts.ts';

/**
 * Two parts that follow each other. `tight`: in one name, numbers and all, with exactly this between them. `loose`: with
 * whatever stands between them, numbers left out, so that a line of a log is the same line the next time; not over the
 * end of a sentence.
 */
type Adjacency = { tight: string } | 'loose';

/** A number of 32 bits for a pair. Two pairs may share one, rarely: what is shown is compared with its text. */
export function pairKey(how: Adjacency, first: string, second: string): number {
  return how === 'loose'
    ? hashOf(0x2f0b4c47, `${first}\0${second}`)
    : hashOf(0x811c9dc5, `${first}\0${how.tight}\0${second}`);
}

/** The key under which those documents stand that have a loose pair in names alone, as `a-b`, never as `a b`. */
export function namedKey(pair: number): number {
  return hashOf(0x27d4eb2f, String(pair));
}

/** The same for three parts, each loosely followed by the next. */
export function tripleKey(first: string, second: string, third: string): number {
  return hashOf(0x5bd1e995, `${first}\0${second}\0${third}`);
}

function hashOf(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The last steps of MurmurHash3 spread it evenly.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A pair in a text, by the places of its two parts. */
export interface Pair {
  key: number;
  first: number;
  second: number;
}

/** The tight pairs of a text: in a name, unless both sides vary, as in a date. */
export function tightPairsIn(parts: readonly Part[], text: string): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 1; at < parts.length; at++) {
    const [first, second] = [parts[at - 1]!, parts[at]!];
    if (second.tight && !(first.varies && second.varies))
      pairs.push({
        key: pairKey({ tight: text.slice(first.end, second.start) }, first.word, second.word),
        first: at - 1,
        second: at,
      });
  }
  return pairs;
}

/** The loose pairs of a text. */
export function loosePairsIn(parts: readonly Part[], text: string): Pair[] {
  const pairs: Pair[] = [];
  let before = -1;
  for (let at = 0; at < parts.length; at++) {
    if (parts[at]!.varies) continue;
    if (before >= 0 && !isSentenceEnd(text, parts[before]!.end, parts[at]!.start))
      pairs.push({ key: pairKey('loose', parts[before]!.word, parts[at]!.word), first: before, second: at });
    before = at;
  }
  return pairs;
}

/** Three parts in a row, with the keys of their two pairs. */
export interface Triple {
  key: number;
  pairs: readonly [number, number];
}

/** The triples among loose pairs. */
export function triplesIn(parts: readonly Part[], pairs: readonly Pair[]): Triple[] {
  const triples: Triple[] = [];
  for (let at = 1; at < pairs.length; at++) {
    const [before, after] = [pairs[at - 1]!, pairs[at]!];
    if (before.second !== after.first) continue;
    const key = tripleKey(parts[before.first]!.word, parts[before.second]!.word, parts[after.second]!.word);
    triples.push({ key, pairs: [before.key, after.key] });
  }
  return triples;
}

function isSentenceEnd(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  return /[.!?。！？]\s/u.test(text.slice(from, to));
}
