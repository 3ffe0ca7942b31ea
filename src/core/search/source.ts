import { endOf, fileOfKey, keys, type Manifest, type PairsFile, type VocabularyFile, type WordsFile } from './index.ts';

/** A word with its documents, rising, and its strength in each. */
export interface FoundWord {
  word: string;
  documents: readonly number[];
  strengths: readonly number[];
}

/** An index that can be asked. Every answer is exact, but that two pairs may share a key. */
export interface Source {
  documents: number;
  compounds: boolean;
  common: ReadonlySet<string>;
  /** The word itself, if it is there. */
  word(word: string): Promise<FoundWord | undefined>;
  /** The words that begin with it, itself left out, as far as `mostBegun` files hold them. */
  begun(word: string): Promise<FoundWord[]>;
  /** Words of which this one is the end, as one; only where the language joins words. */
  ended(word: string): Promise<FoundWord | undefined>;
  /** The documents with a pair, rising. */
  pair(key: number): Promise<readonly number[]>;
  /** The vocabulary that begins like this letter. */
  vocabulary(letter: string): Promise<VocabularyFile>;
}

/** How many files are read for what a word begins; a short word begins very many. */
const mostBegun = 3;

/**
 * Opens an index.
 *
 * @param read gives the content of a file by its name, each time anew or from memory; may reject
 */
export function openIndex(manifest: Manifest, read: (name: string) => Promise<unknown>): Source {
  const words = (file: number) => read(`words-${file}`) as Promise<WordsFile>;
  const fileOf = (word: string) => {
    let [low, high] = [0, manifest.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (manifest.words[middle]! <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };
  const one = async (word: string): Promise<FoundWord | undefined> => {
    if (manifest.words.length === 0) return undefined;
    const file = await words(fileOf(word));
    const at = file.words.indexOf(word);
    return at < 0 ? undefined : found(file, at);
  };
  const vocabulary = new Set(manifest.vocabulary);
  return {
    documents: manifest.documents,
    compounds: manifest.compounds,
    common: new Set(manifest.common),
    word: one,
    async begun(word) {
      const first = fileOf(word);
      const begun: FoundWord[] = [];
      for (let index = first; index < Math.min(first + mostBegun, manifest.words.length); index++) {
        if (index > first && !manifest.words[index]!.startsWith(word)) break;
        const file = await words(index);
        for (const [at, each] of file.words.entries())
          if (each.length > word.length && each.startsWith(word)) begun.push(found(file, at));
      }
      return begun;
    },
    ended: async (word) => (manifest.compounds ? one(endOf + word) : undefined),
    async pair(key) {
      if (manifest.pairs === 0) return [];
      const index = fileOfKey(key, manifest.pairs);
      const file = (await read(`pairs-${index}`)) as PairsFile;
      let at = Math.floor((index * keys) / manifest.pairs);
      for (const [place, step] of file.keys.entries()) {
        at += step;
        if (at > key) break;
        if (at < key) continue;
        const documents = file.documents[place]!;
        if (typeof documents === 'number') return [documents];
        let document = 0;
        return documents.map((step) => (document += step));
      }
      return [];
    },
    vocabulary: async (letter) =>
      vocabulary.has(letter) ? ((await read(`vocabulary-${letter}`)) as VocabularyFile) : { words: [], counts: [] },
  };
}

function found(file: WordsFile, at: number): FoundWord {
  const documents: number[] = [];
  const strengths: number[] = [];
  let document = 0;
  for (const step of file.documents[at]!) {
    document += Math.floor(step / 4);
    documents.push(document);
    strengths.push(step % 4);
  }
  return { word: file.words[at]!, documents, strengths };
}
