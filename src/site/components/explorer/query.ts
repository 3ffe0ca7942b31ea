/** Looks up ids of pages in an index, without filters. */
export interface Lookup {
  /** The pages that hold these words one after the other. */
  quoted(words: string): Promise<ReadonlySet<string>>;
  /** The pages that hold a word, or one it begins. */
  begun(word: string): Promise<ReadonlySet<string>>;
}

/** What somebody typed or pasted, as a query for the index. */
export interface Query {
  /** The words to search for; at least one page holds all of them. Empty if no word is known. */
  words: string;
  /** The longest run of these words that a page quotes: at least three, or all of them. Undefined if there is none. */
  quote: string | undefined;
  /** Words that were left out so that something is found, as written. */
  leftOut: readonly string[];
}

/** Longest text that is read; a line of a log is shorter. */
const mostTerms = 40;
const mostTries = 8;
const shortestRun = 3;

/**
 * Reads words or a line from a log, which holds times, hosts and numbers that no document quotes.
 *
 * All words are kept where a page quotes them in a row, or where all are known and one page has them. Else what nobody
 * wrote goes, and of the rest the longest run stays that a page quotes; where there is no run, what one page has: all of
 * it, or what weighs most (a word weighs what it tells, log(N/n)).
 */
export async function readQuery(text: string, pages: number, lookup: Lookup): Promise<Query> {
  const written = text.trim().split(/\s+/).filter(hasWord);
  const terms = written.slice(0, mostTerms);
  if (terms.length === 0) return { words: '', quote: undefined, leftOut: [] };
  const tooMuch = written.slice(mostTerms);
  // A single word is searched as it is.
  if (terms.length === 1 && isPlain(terms[0]!)) return { words: terms[0]!, quote: undefined, leftOut: [] };
  if (terms.length > 1 && (await lookup.quoted(terms.join(' '))).size > 0)
    return { words: terms.join(' '), quote: terms.join(' '), leftOut: tooMuch };

  const found = (await Promise.all(terms.map((term) => find(term, lookup)))).flat();
  const known = found.filter(({ ids }) => ids.size > 0);
  const run = await longestRun(found, lookup);
  const isTogether = togetherOn(known).size > 0;
  // Where every word is known, somebody has thought about them; a line from a log has words that stand there by chance.
  const kept = isTogether && (known.length === found.length || !run) ? known : (run ?? heaviest(known, pages));
  const leftOut = found.filter((each) => !kept.includes(each)).map(({ term }) => term);
  return { words: wordsOf(kept), quote: run && wordsOf(run), leftOut: [...leftOut, ...tooMuch] };
}

interface Found {
  term: string;
  /** As the index has it: the word as written, or its parts. */
  words: string;
  ids: ReadonlySet<string>;
}

/** A word as the index knows it, or the pieces of it that the index knows: `code=ERR_POOL` quotes no one, `ERR_POOL` may. */
async function find(term: string, lookup: Lookup): Promise<Found[]> {
  const whole = await lookup.quoted(term);
  if (whole.size > 0) return [{ term, words: term, ids: whole }];
  // A word of letters may be a prefix; anything else that is unknown is a number or a name.
  if (isPlain(term)) return [{ term, words: term, ids: await lookup.begun(term) }];
  const pieces = piecesOf(term);
  if (pieces.length > 1) {
    const known = (
      await Promise.all(pieces.map((piece) => (saysSomething(piece) ? find(piece, lookup) : [unknown(piece)])))
    ).flat();
    if (known.some(({ ids }) => ids.size > 0)) return known;
  }
  const words = term.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (pieces.length > 1 || words.length < 2 || !words.some(saysSomething)) return [unknown(term)];
  return [{ term, words: words.join(' '), ids: await lookup.quoted(words.join(' ')) }];
}

function unknown(term: string): Found {
  return { term, words: term, ids: new Set() };
}

/** Splits between things, but not inside a name such as `a_b`, `a-b` or `a.b`. */
function piecesOf(term: string): string[] {
  return term.split(/[^\p{L}\p{N}_.-]+/u).filter(hasWord);
}

/** Numbers and single letters tell nothing: they are everywhere. */
function saysSomething(piece: string): boolean {
  return /\p{L}{3}/u.test(piece);
}

/** The words that weigh most together on one page. */
function heaviest(known: readonly Found[], pages: number): readonly Found[] {
  const weights = new Map<string, number>();
  for (const { ids } of known) {
    const weight = Math.log(1 + pages / ids.size);
    for (const id of ids) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  let best: string | undefined;
  for (const [id, weight] of weights) if (best === undefined || weight > weights.get(best)!) best = id;
  return best === undefined ? [] : known.filter(({ ids }) => ids.has(best));
}

/** The longest run of words that stands on a page in a row: pairs that do are put together, and tried as a whole. */
async function longestRun(found: readonly Found[], lookup: Lookup): Promise<readonly Found[] | undefined> {
  const isQuoted = async (run: readonly Found[]) =>
    togetherOn(run).size > 0 && (await lookup.quoted(wordsOf(run))).size > 0;
  const pairs = await Promise.all(found.slice(1).map((_, index) => isQuoted(found.slice(index, index + 2))));
  const chains: (readonly Found[])[] = [];
  for (let start = 0; start < pairs.length; start++) {
    let end = start;
    while (pairs[end]) end++;
    if (end > start) chains.push(found.slice(start, end + 1));
    start = end;
  }
  let tries = mostTries;
  const windows = chains.flatMap((chain) =>
    chain.flatMap((_, start) => chain.slice(start).map((_, length) => chain.slice(start, start + length + 1))),
  );
  windows.sort((a, b) => b.length - a.length);
  for (const window of windows) {
    if (window.length < shortestRun || tries-- === 0) return undefined;
    if (await isQuoted(window)) return window;
  }
  return undefined;
}

/** The pages that have every one of these words. */
function togetherOn(found: readonly Found[]): ReadonlySet<string> {
  return (
    found.reduce<ReadonlySet<string> | undefined>((all, { ids }) => (all ? shared(all, ids) : ids), undefined) ??
    new Set()
  );
}

function wordsOf(found: readonly Found[]): string {
  return found.map(({ words }) => words).join(' ');
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((id) => b.has(id)));
}

function isPlain(term: string): boolean {
  return /^\p{L}{2,}$/u.test(term);
}

function hasWord(term: string): boolean {
  return /[\p{L}\p{N}]/u.test(term);
}
