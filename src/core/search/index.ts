import type { DocumentWords } from './document.ts';
import { namedKey } from './pairs.ts';

/**
 * The index of a library as files. All are JSON, so that whoever checks what leaves can read them; numbers that rise are
 * written as steps from one to the next.
 */
export interface IndexFiles {
  manifest: Manifest;
  /** Content by name. */
  files: ReadonlyMap<string, WordsFile | PairsFile | VocabularyFile>;
}

/** What is read first: how many documents there are and how the files are cut. */
export interface Manifest {
  schema: 1;
  documents: number;
  /** The first word of each file of words. */
  words: readonly string[];
  /** How many files of pairs there are. */
  pairs: number;
  /** The beginnings of words that have a file of the vocabulary. */
  vocabulary: readonly string[];
  /** Words that two of five documents have. */
  common: readonly string[];
  /** Whether ends of compounds are words, too. */
  compounds: boolean;
}

/** Words in their order, each with its documents: steps times four, plus the strength. */
export interface WordsFile {
  words: string[];
  documents: number[][];
}

/** Keys as steps, each with its documents: one number, or steps. */
export interface PairsFile {
  keys: number[];
  documents: (number | number[])[];
}

/** Words that somebody may have meant, and how many documents have them. */
export interface VocabularyFile {
  words: string[];
  counts: number[];
}

/** Characters of JSON for a file: about 4 KB when it is compressed. */
const fileLength = 9000;
/** The same for pairs, of which a query needs many: about 2 KB. */
const pairsLength = 5000;
/** Keys are numbers of 32 bits. */
export const keys = 2 ** 32;
const documentsLimit = 2 ** 20;
const mostCommon = 150;
/** Words of one letter in the vocabulary: about 20 KB when they are compressed. */
const mostOfLetter = 5000;
/** So many pages are compared with what was asked for; where more may have it, the index has to tell. */
export const mostCompared = 40;
/** Marks the end of a compound among the words: no word begins with it. */
export const endOf = '-';
const shortestEnd = 5;
const shortestHead = 4;

/**
 * Joins what each document gave into one index. A document is known by its place in the list.
 *
 * @param suggestible whether the words of a document are named when somebody wrote another one
 * @param compounds whether the language joins words, as German does: `ausfall` is then found in `Zahlungsausfall`
 */
export function joinIndex(
  documents: readonly DocumentWords[],
  suggestible: (document: number) => boolean = () => true,
  compounds = false,
): IndexFiles {
  const postings = postingsOf(documents);
  if (compounds) addEnds(postings);
  const files = new Map<string, WordsFile | PairsFile | VocabularyFile>();
  const words = [...postings.keys()].sort();
  const starts: string[] = [];
  let file: WordsFile | undefined;
  let length = 0;
  for (const word of words) {
    const steps = stepsOf(postings.get(word)!);
    const size = word.length + steps.length * 2 + 6;
    if (!file || length + size > fileLength) {
      file = { words: [], documents: [] };
      length = 0;
      files.set(`words-${starts.length}`, file);
      starts.push(word);
    }
    length += size;
    file.words.push(word);
    file.documents.push(steps);
  }
  const pairs = pairFiles(documents);
  for (const [index, pair] of pairs.entries()) files.set(`pairs-${index}`, pair);
  const vocabulary = vocabularyOf(words, postings, suggestible);
  for (const [start, each] of vocabulary) files.set(`vocabulary-${start}`, each);
  const common = words
    .filter((word) => postings.get(word)!.length > 0.4 * documents.length)
    .sort((a, b) => postings.get(b)!.length - postings.get(a)!.length || (a < b ? -1 : 1))
    .slice(0, mostCommon);
  return {
    manifest: {
      schema: 1,
      documents: documents.length,
      words: starts,
      pairs: pairs.length,
      vocabulary: [...vocabulary.keys()],
      common: common.sort(),
      compounds,
    },
    files,
  };
}

/** Documents times four plus strength, rising, by word. */
type Postings = Map<string, number[]>;

function postingsOf(documents: readonly DocumentWords[]): Postings {
  const postings: Postings = new Map();
  for (const [document, { words }] of documents.entries())
    for (const [word, strength] of words) {
      const list = postings.get(word);
      if (list) list.push(document * 4 + strength);
      else postings.set(word, [document * 4 + strength]);
    }
  return postings;
}

function stepsOf(list: readonly number[]): number[] {
  let before = 0;
  return list.map((value) => {
    const document = Math.floor(value / 4);
    const step = (document - before) * 4 + (value % 4);
    before = document;
    return step;
  });
}

/**
 * Adds the ends of compounds whose two halves are words of this library themselves (P. Koehn and K. Knight, “Empirical
 * methods for compound splitting”, EACL 2003).
 */
function addEnds(postings: Postings): void {
  const words = new Set(postings.keys());
  const ends = new Map<string, Set<number>>();
  for (const word of words) {
    if (word.length < shortestHead + shortestEnd || !/^\p{Ll}+$/u.test(word)) continue;
    for (let at = shortestHead; at <= word.length - shortestEnd; at++) {
      const end = word.slice(at);
      if (!words.has(end)) continue;
      const head = word.slice(0, at);
      if (
        ![head, head.replace(/(?:en|es|er|[sn])$/, '')].some((half) => half.length >= shortestHead && words.has(half))
      )
        continue;
      const documents = ends.get(end) ?? new Set();
      for (const value of postings.get(word)!) documents.add(Math.floor(value / 4));
      ends.set(end, documents);
    }
  }
  for (const [end, documents] of ends)
    postings.set(
      endOf + end,
      [...documents].sort((a, b) => a - b).map((document) => document * 4),
    );
}

/**
 * Pairs, and of frequent ones what only a comparison with the text would tell otherwise: triples, since words that are
 * everywhere follow each other on pages that have not all of them in a row, and where a pair is part of a name.
 */
function pairFiles(documents: readonly DocumentWords[]): PairsFile[] {
  const pairs = sortedKeys(documents.map(({ pairs }) => pairs));
  const frequent = new Set<number>();
  eachKey(pairs, (key, from, to) => {
    if (to - from > mostCompared) frequent.add(key);
  });
  const more = documents.map(({ triples, named }) => {
    const kept: number[] = [];
    for (let at = 0; at < triples.length; at += 3)
      if (frequent.has(triples[at + 1]!) && frequent.has(triples[at + 2]!)) kept.push(triples[at]!);
    for (const key of named) if (frequent.has(key)) kept.push(namedKey(key));
    return Uint32Array.from(kept);
  });
  const all = sortedKeys([...documents.map(({ pairs }) => pairs), ...more], documents.length);
  if (all.length === 0) return [];
  let distinct = 0;
  eachKey(all, () => distinct++);
  // About 8 characters a key and 3 a document.
  const count = Math.max(1, Math.ceil((distinct * 8 + all.length * 3) / pairsLength));
  const files: PairsFile[] = Array.from({ length: count }, () => ({ keys: [], documents: [] }));
  const before = files.map((_, index) => Math.floor((index * keys) / count));
  eachKey(all, (key, from, to) => {
    const index = fileOfKey(key, count);
    const file = files[index]!;
    file.keys.push(key - before[index]!);
    before[index] = key;
    let last = 0;
    const steps: number[] = [];
    for (let at = from; at < to; at++) {
      const document = all[at]! % documentsLimit;
      if (at > from && document === last) continue;
      steps.push(document - last);
      last = document;
    }
    file.documents.push(steps.length === 1 ? steps[0]! : steps);
  });
  return files;
}

/** Keys with the places of their lists, modulo `count`, as one number each, rising. */
function sortedKeys(lists: readonly Uint32Array[], count = lists.length): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [place, list] of lists.entries())
    for (const key of list) all[at++] = key * documentsLimit + (place % count);
  return all.sort();
}

function eachKey(all: Float64Array, take: (key: number, from: number, to: number) => void): void {
  for (let from = 0; from < all.length;) {
    const key = Math.floor(all[from]! / documentsLimit);
    let to = from + 1;
    while (to < all.length && Math.floor(all[to]! / documentsLimit) === key) to++;
    take(key, from, to);
    from = to;
  }
}

/** The file a key is in, of so many. */
export function fileOfKey(key: number, count: number): number {
  return Math.floor((key * count) / keys);
}

/**
 * Words of letters, by their first letter; of very many under one letter those that most documents have. Numbers are no
 * words that somebody misspells.
 */
function vocabularyOf(
  words: readonly string[],
  postings: Postings,
  suggestible: (document: number) => boolean,
): Map<string, VocabularyFile> {
  const files = new Map<string, VocabularyFile>();
  for (const word of words) {
    if (!/^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word)) continue;
    const count = postings.get(word)!.filter((value) => suggestible(Math.floor(value / 4))).length;
    if (count === 0) continue;
    const start = String.fromCodePoint(word.codePointAt(0)!);
    let file = files.get(start);
    if (!file) files.set(start, (file = { words: [], counts: [] }));
    file.words.push(word);
    file.counts.push(count);
  }
  for (const [start, file] of files) if (file.words.length > mostOfLetter) files.set(start, mostFrequent(file));
  return files;
}

function mostFrequent({ words, counts }: VocabularyFile): VocabularyFile {
  const kept = [...words.keys()]
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, mostOfLetter)
    .sort((a, b) => a - b);
  return { words: kept.map((index) => words[index]!), counts: kept.map((index) => counts[index]!) };
}
