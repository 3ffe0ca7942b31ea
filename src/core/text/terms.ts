import { monthNames, weekdayNames } from '../model/clock.ts';

/**
 * Words that say nothing about an incident. The first list is Lucene’s default English stop set
 * (`EnglishAnalyzer.ENGLISH_STOP_WORDS_SET`, Apache Lucene), which is short on purpose; the others are ours: more
 * ordinary words, which a library of a dozen documents cannot tell from rare ones; words of every postmortem; and
 * calendars, which would relate what happened in one month.
 */
const stopWords = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they ' +
    'this to was will with ' +
    'after again all also because been before between both could did does done during each first from had has have ' +
    'he her his how its more most new now one only other our out over she should so some than them two under until ' +
    'up us very we were what when where which while who why would yes you ' +
    'zero two three four five six seven eight nine ten eleven twelve twenty thirty half quarter double ' +
    'about above add address already alone already always another any around ask back bad become begin began begun below ' +
    'better big bring brought call came change clear close come complete day different early else end enough even ' +
    'ever every everybody everyone everything fact far few find found full further gave get give given go goes going ' +
    'gone good got great hand happen hard held help here high hold itself just keep kept kind knew know known large ' +
    'last late later least left less let like little long look lost low made make many may mean meant meet met might ' +
    'much must name near need never next nobody note nothing off old once open order own page part people place put quite ' +
    'rate reach reached read real rest right rule said same saw say second see seen sent set short show shown side ' +
    'since small someone something soon stand start stay step still stop stopped such sure take taken tell thing ' +
    'think though thought through time together told too took try turn twice use used wait want way well went whole ' +
    'within without word work worse wrong wrote year yet ' +
    'action incident event report role runbook release user impact timeline detected mitigated recovered resolved acknowledged declared utc open ' +
    'minute hour day week month'
  )
    .split(' ')
    .concat([...monthNames, ...weekdayNames].map((name) => name.toLowerCase())),
);

const words = /[\p{L}][\p{L}\p{N}]*(?:[_.:/-][\p{L}\p{N}]+)*/gu;
// Ids, tickets, versions, dates: they name one thing, not a kind of thing.
const names = /@[\p{L}\p{N}_-]+|\b[A-Z]{2,}-\d+\b|\b\d[\p{L}\p{N}_.:-]*/gu;

/**
 * The terms of some texts: every word (of code as well, since error strings are where incidents give themselves away),
 * in lower case and without plural ending, with how often it stands there. A compound such as `connection_pool` counts
 * whole and in parts. Handles, tickets and numbers are left out.
 *
 * @returns a line for each, since a library holds a million: the term, its count and, where it differs, how it was
 *   written, with spaces between them
 */
export function termsOf(texts: readonly string[]): string {
  const terms = new Map<string, { count: number; written: string }>();
  for (const word of texts.join('\n').replace(names, ' ').match(words) ?? []) {
    for (const { term, written } of termsIn(word)) {
      const entry = terms.get(term);
      if (entry) entry.count++;
      else terms.set(term, { count: 1, written });
    }
  }
  return [...terms]
    .map(([term, { count, written }]) => (written === term ? `${term} ${count}` : `${term} ${count} ${written}`))
    .join('\n');
}

/** A term, how often it stands there, and how it was written first. */
export interface TermCount {
  term: string;
  count: number;
  written: string;
}

/** Reads what `termsOf` gives. */
export function readTerms(terms: string): TermCount[] {
  if (terms === '') return [];
  return terms.split('\n').map((line) => {
    const [term, count, written] = line.split(' ');
    return { term: term!, count: Number(count), written: written ?? term! };
  });
}

interface Term {
  term: string;
  written: string;
}

const known = new Map<string, readonly Term[]>();
/** Documents share most of their words. */
const mostKnown = 50_000;

/** The terms of a word: itself and, of a compound, its parts; none for one that says nothing. */
function termsIn(word: string): readonly Term[] {
  let terms = known.get(word);
  if (!terms) {
    if (known.size >= mostKnown) known.clear();
    known.set(word, (terms = workOut(word)));
  }
  return terms;
}

function workOut(word: string): Term[] {
  if (word.length > 60) return [];
  return (separator.test(word) ? [word, ...word.split(separator)] : [word]).flatMap((written): Term[] => {
    const lower = written.toLowerCase();
    const term = singular(lower);
    if (lower.length < 3 || stopWords.has(lower) || stopWords.has(term)) return [];
    // A capital at the start of a sentence is no part of the word; `OOMKilled` and `ECONNRESET` are.
    return [{ term, written: /^\p{Lu}\p{Ll}+$/u.test(written) ? lower : written }];
  });
}

/** The terms a compound also counts as: `connection_pools` is `connection` and `pool`. */
export function partsOf(compound: string): string[] {
  return compound.split(separator).map((part) => singular(part.toLowerCase()));
}

const separator = /[_.:/-]/;

/**
 * The plural ending taken off, by the three rules of the S stemmer.
 * Source: D. Harman, “How effective is suffixing?”, Journal of the American Society for Information Science 42 (1991).
 */
export function singular(word: string): string {
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (word.endsWith('es') && !/[aeo]es$/.test(word)) return word.slice(0, -1);
  if (word.endsWith('s') && !/[us]s$/.test(word)) return word.slice(0, -1);
  return word;
}
