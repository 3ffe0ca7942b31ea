import type { Asked, Match } from './ask.ts';

/** A document that is shown for a query. */
export interface Ranked {
  document: number;
  score: number;
  /** It has every term. */
  isWhole: boolean;
  /** The places of the matches it has, rising. */
  held: readonly number[];
  /** The places of the first and the last of the terms that stand in it in a row and weigh most; at least two. */
  run: readonly [first: number, last: number] | undefined;
}

/** What is found for a query. */
export interface Ranking {
  /** Best first; of two alike the one with the lower number. */
  results: readonly Ranked[];
  /** How many have every term. */
  whole: number;
  /** How many documents have each match. */
  counts: readonly number[];
  /** What each match weighs: the more, the fewer have it; 0 where none has. */
  weights: readonly number[];
  /** The first is so much better than the second that it is probably what is looked for. */
  standsOut: boolean;
}

/** A document without all of the terms is shown if it has this share of what the known ones weigh, */
const leastShare = 0.5;
/** or a term that weighs this share of the most telling one; */
const leastOfTerms = 2 / 3;
/** of a line this share, */
const leastShareOfLine = 0.3;
/** this share of the best, */
const leastOfBest = 0.5;
/** and as much as a word weighs that one in twenty has, or a run. */
const leastWeight = Math.log(1 + 20);
const outstanding = 1.4;
/** What words in other rows add beside those in the longest one. */
const shareOfOtherRuns = 0.25;
/** As few documents with all of several words are followed by those that lack some. */
const few = 10;
const several = 3;

/** Puts what was found into order. `among`: whether a document is one of those that are searched, and how many they are. */
export function rank(
  { query, matches, links }: Asked,
  among: { has(document: number): boolean; size: number },
): Ranking {
  const counts = matches.map(({ documents }) => {
    let count = 0;
    for (const document of documents.keys()) if (among.has(document)) count++;
    return count;
  });
  // A word weighs what it tells: how few have it.
  const weights = counts.map((count) => (count === 0 ? 0 : Math.log(1 + among.size / count)));
  const known = weights.reduce((sum, weight) => sum + weight, 0);
  const empty: Ranking = { results: [], whole: 0, counts, weights, standsOut: false };
  if (known === 0 || matches.some((match, index) => isRequired(match) && counts[index] === 0)) return empty;

  const held = new Map<number, number[]>();
  for (const [index, { documents }] of matches.entries())
    for (const document of documents.keys()) {
      if (!among.has(document)) continue;
      const list = held.get(document);
      if (list) list.push(index);
      else held.set(document, [index]);
    }
  const required = matches.flatMap((match, index) => (isRequired(match) ? [index] : []));
  const weighed = [...held]
    .filter(([, list]) => required.every((index) => list.includes(index)))
    .map(([document, list]) => weigh(document, list));
  const whole = weighed.filter(({ ranked }) => ranked.isWhole);
  const best = Math.max(...weighed.map(({ ranked }) => ranked.score));
  const kept =
    query.kind === 'words'
      ? isEnough()
        ? whole
        : weighed.filter(
            ({ ranked, weight }) =>
              ranked.isWhole ||
              weight >= leastShare * known ||
              ranked.held.some((index) => weights[index]! >= leastOfTerms * Math.max(...weights)),
          )
      : weighed.filter(
          ({ ranked, weight }) =>
            ranked.isWhole ||
            (weight >= leastShareOfLine * known &&
              ranked.score >= leastOfBest * best &&
              (weight >= leastWeight || ranked.run !== undefined)),
        );
  const results = kept
    .map(({ ranked }) => ranked)
    .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.score - a.score || a.document - b.document);
  // Among lines the one that quotes most comes first, whether or not another has all words somewhere.
  if (query.kind !== 'words') results.sort((a, b) => b.score - a.score || a.document - b.document);
  return { results, whole: whole.length, counts, weights, standsOut: isOutstanding() };

  /** Whether those with all of the words are all that is looked for: many, of few words, or with the words in a row. */
  function isEnough(): boolean {
    if (whole.length === 0) return false;
    const isInRow = ({ ranked: { run } }: (typeof whole)[number]) => run && run[1] - run[0] === matches.length - 1;
    return whole.length >= few || matches.length < several || whole.some(isInRow);
  }

  function weigh(document: number, list: readonly number[]): { ranked: Ranked; weight: number } {
    let weight = 0;
    let score = 0;
    for (const index of list) {
      weight += weights[index]!;
      score += weights[index]! * matches[index]!.documents.get(document)!;
    }
    const { run, weight: bonus } = runOf(document, list);
    const isWhole = list.length === matches.length;
    return { ranked: { document, score: score + bonus, isWhole, held: list, run }, weight };
  }

  /** The terms in a row that weigh most, and what they and the other rows add. */
  function runOf(document: number, list: readonly number[]): { run: Ranked['run']; weight: number } {
    let run: Ranked['run'];
    let most = 0;
    let sum = 0;
    for (let at = 0; at < list.length;) {
      const first = list[at]!;
      let last = first;
      let weight = weights[first]!;
      while (list[at + 1] === last + 1 && links[last]!.has(document)) {
        last++;
        at++;
        weight += weights[last]!;
      }
      if (last > first) {
        sum += weight;
        if (weight > most) {
          most = weight;
          run = [first, last];
        }
      }
      at++;
    }
    return { run, weight: most + shareOfOtherRuns * (sum - most) };
  }

  function isOutstanding(): boolean {
    const [first, second] = results;
    if (!first) return false;
    if (!first.isWhole && !(query.kind !== 'words' && first.run && first.run[1] - first.run[0] >= 2)) return false;
    return !second || first.score >= outstanding * second.score;
  }
}

/** What stands in quotation marks has to be there. */
function isRequired({ term }: Match): boolean {
  return term.quoted;
}
