import { mostCompared } from './index.ts';
import { isMeant, nearest, type NearWord } from './near.ts';
import { loosePairsIn, namedKey, pairKey, tightPairsIn, tripleKey, triplesIn } from './pairs.ts';
import { cutText, placesOf, type CutText, type Pattern } from './places.ts';
import type { Query, Term } from './query.ts';
import type { FoundWord, Source } from './source.ts';

/**
 * How documents have a term: as written; in another notation (`pool-size` for `poolSize`, `pool size`, or with another
 * number); or as another word that is written almost the same.
 */
export type Manner = 'written' | 'otherwise' | 'near';

/** A term and where it is. */
export interface Match {
  term: Term;
  manner: Manner;
  /** The documents that have it, and how much it stands out in each: 1 for a word in the text. */
  documents: ReadonlyMap<number, number>;
  /** What counts as it in a text. */
  patterns: readonly Pattern[];
  /** The words that are looked for instead, as written there. */
  instead: readonly string[];
  /** Where no document has it: words that some have. */
  suggestions: readonly NearWord[];
}

/** What an index knows of a query. */
export interface Asked {
  query: Query;
  matches: readonly Match[];
  /** For each match, the documents in which it is followed by the next one. */
  links: readonly ReadonlySet<number>[];
}

/** Strength as a factor: in the text, there often, in a heading, in the title. */
const factors = [1, 1.1, 1.25, 1.5] as const;
const factorOfBegun = 0.7;
const factorOfOther = 0.6;
/** Shorter words begin too many. */
const shortestBegun = 3;
const mostBegunInNames = 6;
/** As many files of the vocabulary are read for words that nobody wrote. */
const mostVocabularies = 2;

/**
 * Looks up every term of a query.
 *
 * @param among whether a document is one of those that are searched
 * @param textOf the text of a document, to compare the rare case in which pairs alone cannot tell
 */
export async function ask(
  source: Source,
  query: Query,
  among: (document: number) => boolean,
  textOf?: (document: number) => Promise<string>,
): Promise<Asked> {
  const cuts = new Map<number, Promise<CutText>>();
  const cutOf = (document: number) => {
    let cut = cuts.get(document);
    if (!cut) cuts.set(document, (cut = textOf!(document).then(cutText)));
    return cut;
  };
  const vocabularies = new Set<string>();
  const found = await Promise.all(query.terms.map((term) => matchesOf(term)));
  const matches = found.flat();
  const links = await Promise.all(matches.slice(1).map((match, index) => linkOf(matches[index]!, match)));
  return { query, matches, links };

  async function matchesOf(term: Term): Promise<Match[]> {
    const match = term.kind === 'word' ? await matchOfWord(term) : await matchOfParts(term);
    if (isKnown(match) || query.kind === 'words' || term.kind === 'word') return [match];
    // Of a name nobody wrote, a line may still share the words.
    const parts = term.parts.filter(({ varies, word }) => !varies && word.length > 1);
    const words = await Promise.all(
      parts.map((part) =>
        matchOfWord({
          kind: 'word',
          written: query.text.slice(part.start, part.end),
          quoted: false,
          parts: [part],
          start: part.start,
          end: part.end,
        }),
      ),
    );
    const known = words.filter(isKnown);
    return known.length > 0 ? known : [match];
  }

  function isKnown({ documents }: Pick<Match, 'documents'>): boolean {
    for (const document of documents.keys()) if (among(document)) return true;
    return false;
  }

  async function matchOfWord(term: Term): Promise<Match> {
    const { word } = term.parts[0]!;
    const begins = !term.quoted && query.kind !== 'log' && word.length >= shortestBegun;
    const exact = await lookUp(word, begins, !term.quoted);
    if (isKnown({ documents: exact.documents })) return { ...none(term), ...exact };
    const plain = word.replace(/([aou])e/g, '$1');
    if (plain !== word && !term.quoted) {
      const other = await lookUp(plain, begins, true);
      if (isKnown({ documents: other.documents })) return { ...none(term), ...other };
    }
    return otherwise({ ...none(term), ...exact }, word);
  }

  /** A word with those that it begins and, where the language joins words, ends. */
  async function lookUp(word: string, begins: boolean, ends: boolean): Promise<Pick<Match, 'documents' | 'patterns'>> {
    const [exact, begun, ended] = await Promise.all([
      source.word(word),
      begins ? source.begun(word) : [],
      ends && source.compounds ? source.ended(word) : undefined,
    ]);
    const documents = new Map<number, number>();
    const add = ({ documents: list, strengths }: FoundWord, factor: number) => {
      for (const [index, document] of list.entries()) {
        const value = factors[strengths[index]!]! * factor;
        if (value > (documents.get(document) ?? 0)) documents.set(document, value);
      }
    };
    for (const one of begun) add(one, factorOfBegun);
    if (ended) add(ended, factorOfBegun);
    if (exact) add(exact, 1);
    return { documents, patterns: [{ kind: 'word', word, begun: begins, ended: ended !== undefined }] };
  }

  async function matchOfParts(term: Term): Promise<Match> {
    const { parts, kind } = term;
    const isName = kind === 'name';
    const words = parts.map(({ word }) => word);
    const ties = parts
      .slice(1)
      .map(({ tight, start }, index) => (tight ? query.text.slice(parts[index]!.end, start) : 'loose'));
    const written: Pattern = { kind: 'chain', words, ties, skips: false };
    const tight = tightPairsIn(parts, query.text);
    const loose = loosePairsIn(parts, query.text);
    const pairs = isName ? tight : [...tight, ...loose];
    const joined = words.join('');
    const isHumps = isName && parts.every(({ glued }, index) => index === 0 || glued);
    const apart = isName ? [] : loose.filter(({ second }) => !parts[second]!.tight).map(({ key }) => key);
    const triples = triplesIn(parts, loose).map(({ key }) => key);
    const chained =
      pairs.length > 0
        ? await together(
            pairs.map(({ key }) => key),
            triples,
            apart,
          )
        : await withWords(parts);
    const exact = new Map<number, number>();
    for (const document of await inRow(chained, [written], !isName || parts.length > 2)) exact.set(document, 1);
    const patterns: Pattern[] = [written];
    if (isHumps) {
      const { documents, patterns: more } = await lookUp(joined, !term.quoted, false);
      for (const [document, factor] of documents) if (!exact.has(document)) exact.set(document, factor);
      patterns.push(...more);
    }
    const match: Match = { ...none(term), documents: exact, patterns };
    // In a line, a host is any of its kind: `api-7f3c` is `api-91ab` as well.
    if (query.kind === 'log' && parts.some(({ varies }, index) => varies && ties[index - 1] === '-')) {
      const other = await inOtherNotation(term, joined);
      if (other) return { ...other, documents: new Map([...other.documents, ...exact]) };
    }
    if (isKnown(match) || term.quoted) return match;
    return (await unfinished(term, ties)) ?? (await inOtherNotation(term, joined)) ?? (await otherwise(match, joined));
  }

  /** A name whose last part is only begun, as while somebody types. */
  async function unfinished(term: Term, ties: readonly string[]): Promise<Match | undefined> {
    const last = term.parts.at(-1)!;
    if (last.varies || last.word.length < 2 || query.kind === 'log') return undefined;
    const begun = (await source.begun(last.word))
      .sort((a, b) => b.documents.length - a.documents.length)
      .slice(0, mostBegunInNames);
    const head = term.parts.slice(0, -1);
    const documents = new Map<number, number>();
    const patterns: Pattern[] = [];
    for (const { word } of begun) {
      const tie = ties.at(-1)!;
      const keys = [
        ...tightPairsIn(head, query.text).map(({ key }) => key),
        pairKey({ tight: tie }, head.at(-1)!.word, word),
      ];
      const words = [...head.map((part) => part.word), word];
      const chain: Pattern = { kind: 'chain', words, ties, skips: false };
      const found = await inRow(await together(keys), [chain], words.length > 2);
      for (const document of found) documents.set(document, factorOfBegun);
      if (found.length > 0) patterns.push(chain);
    }
    const match: Match = { ...none(term), documents, patterns };
    return isKnown(match) ? match : undefined;
  }

  /** The parts of a name as words, with another number or another connector between them, or joined. */
  async function inOtherNotation(term: Term, joined: string): Promise<Match | undefined> {
    const steady = term.parts.filter(({ varies }) => !varies);
    const words = steady.map(({ word }) => word);
    if (words.length > 1) {
      const keys = words.slice(1).map((word, index) => pairKey('loose', words[index]!, word));
      const pattern: Pattern = { kind: 'chain', words, ties: words.slice(1).map(() => 'any'), skips: true };
      const documents = new Map<number, number>();
      const triples = words.slice(2).map((word, index) => tripleKey(words[index]!, words[index + 1]!, word));
      for (const document of await inRow(await together(keys, triples), [pattern], words.length > 2))
        documents.set(document, factorOfOther);
      const match: Match = { ...none(term), manner: 'otherwise', documents, patterns: [pattern] };
      if (isKnown(match)) return { ...match, instead: [words.join(' ')] };
    } else if (words[0] !== undefined && words[0].length > 2) {
      const { documents, patterns } = await lookUp(words[0], false, false);
      const match: Match = { ...none(term), manner: 'otherwise', documents: weaker(documents), patterns };
      if (isKnown(match)) return { ...match, instead: [words[0]] };
    }
    const { documents, patterns } = await lookUp(joined, false, false);
    const match: Match = { ...none(term), manner: 'otherwise', documents: weaker(documents), patterns };
    return isKnown(match) ? { ...match, instead: [joined] } : undefined;
  }

  /** What is looked for instead of a word that no document has, or what could be. */
  async function otherwise(nothing: Match, word: string): Promise<Match> {
    const { term } = nothing;
    if (term.quoted || query.kind === 'log' || !/^\p{L}[\p{L}\p{N}]*$/u.test(word)) return nothing;
    let near: NearWord[] = [];
    // The first two letters may be swapped.
    for (const letter of new Set([...word].slice(0, 2))) {
      if (!vocabularies.has(letter) && vocabularies.size >= mostVocabularies) break;
      vocabularies.add(letter);
      const { words, counts } = await source.vocabulary(letter);
      near = near.concat(nearest(word, words, counts));
      if (near.length > 0) break;
    }
    const meant = near.filter((other) => isMeant(word, other) && other.distance === near[0]!.distance);
    if (meant.length > 0) {
      const found = await Promise.all(meant.map(({ word }) => lookUp(word, false, false)));
      const documents = new Map<number, number>();
      for (const one of found) for (const document of one.documents.keys()) documents.set(document, factorOfOther);
      const match: Match = {
        ...nothing,
        manner: 'near',
        documents,
        patterns: found.flatMap(({ patterns }) => patterns),
        instead: meant.map(({ word }) => word),
        suggestions: near,
      };
      if (isKnown(match)) return match;
    }
    if (term.kind === 'word' && near.length === 0) {
      const apart = await inTwo(term, word);
      if (apart) return apart;
    }
    return { ...nothing, suggestions: near };
  }

  /** A word that others write in two, as `fail-over` for `failover`. */
  async function inTwo(term: Term, word: string): Promise<Match | undefined> {
    const shortest = 3;
    for (let at = shortest; at <= word.length - shortest; at++) {
      const words = [word.slice(0, at), word.slice(at)];
      const documents = await source.pair(pairKey('loose', words[0]!, words[1]!));
      const pattern: Pattern = { kind: 'chain', words, ties: ['any'], skips: false };
      const match: Match = {
        ...none(term),
        manner: 'otherwise',
        documents: new Map((await inRow(documents, [pattern], true)).map((document) => [document, factorOfOther])),
        patterns: [pattern],
        instead: [words.join(' ')],
      };
      if (isKnown(match)) return match;
    }
    return undefined;
  }

  /**
   * The documents that have all of these pairs. Where every pair is frequent, they also have all of these triples, and
   * those pairs that stand apart are not in names alone.
   */
  async function together(
    pairs: readonly number[],
    triples: readonly number[] = [],
    apart: readonly number[] = [],
  ): Promise<readonly number[]> {
    const listsOf = (keys: readonly number[]) => Promise.all([...new Set(keys)].map((key) => source.pair(key)));
    const lists = await listsOf(pairs);
    const isFrequent = lists.length > 0 && lists.every((list) => list.length > mostCompared);
    if (isFrequent) lists.push(...(await listsOf(triples)));
    if (lists.length === 0) return [];
    const named = new Set(isFrequent ? (await listsOf(apart.map(namedKey))).flat() : []);
    lists.sort((a, b) => a.length - b.length);
    const [first, ...others] = lists;
    const sets = others.map((list) => new Set(list));
    return first!.filter((document) => !named.has(document) && sets.every((set) => set.has(document)));
  }

  /** The documents with every part that does not vary. */
  async function withWords(parts: Term['parts']): Promise<readonly number[]> {
    const words = await Promise.all(parts.filter(({ varies }) => !varies).map(({ word }) => source.word(word)));
    if (words.length === 0 || words.some((word) => word === undefined)) return [];
    const sets = words.slice(1).map((word) => new Set(word!.documents));
    return words[0]!.documents.filter((document) => sets.every((set) => set.has(document)));
  }

  /** Of some documents those whose text has a pattern; where they are too many to read, all of them. */
  async function inRow(
    documents: readonly number[],
    patterns: readonly Pattern[],
    isUnsure: boolean,
  ): Promise<readonly number[]> {
    const asked = documents.filter(among);
    if (!isUnsure || !textOf || asked.length === 0 || asked.length > mostCompared) return documents;
    const has = await Promise.all(asked.map(async (one) => placesOf(await cutOf(one), patterns).length > 0));
    return asked.filter((_, index) => has[index]);
  }

  async function linkOf(first: Match, second: Match): Promise<ReadonlySet<number>> {
    if (first.manner === 'near' || second.manner === 'near') return new Set();
    const before = first.term.parts.findLast(({ varies }) => !varies);
    const after = second.term.parts.find(({ varies }) => !varies);
    if (!before || !after || !isKnown(first) || !isKnown(second)) return new Set();
    // Across a full stop, or where words between the two were passed over, nothing follows.
    const between = cutText(query.text.slice(before.end, after.start));
    if (between.steady.length > 0 || /[.!?。！？]\s/u.test(between.text)) return new Set();
    return new Set(await source.pair(pairKey('loose', before.word, after.word)));
  }
}

function none(term: Term): Match {
  return { term, manner: 'written', documents: new Map(), patterns: [], instead: [], suggestions: [] };
}

function weaker(documents: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...documents].map(([document, factor]) => [document, factor * factorOfOther]));
}
