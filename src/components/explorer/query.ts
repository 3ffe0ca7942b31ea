/** Looks pages up in an index, whatever the filters; ids of pages. */
export interface Lookup {
  /** The pages that hold these words one after the other. */
  quoted(words: string): Promise<ReadonlySet<string>>;
  /** The pages that hold a word, or one it begins. */
  begun(word: string): Promise<ReadonlySet<string>>;
}

/** What somebody typed or pasted, as the index can answer it. */
export interface Query {
  /** The words to search for, all of which at least one page holds. Empty where no word is known. */
  words: string;
  /** The longest run of these words that a page quotes, three at least or all there are; undefined without any. */
  quote: string | undefined;
  /** The words that had to be left out for anything to be found, as they were written. */
  leftOut: readonly string[];
}

/** A line of a log is shorter; what comes after is left out. */
const mostTerms = 40;
const mostRuns = 8;
const shortestRun = 3;

/**
 * Reads words or a line from a log, which holds times, hosts and numbers that no document quotes.
 *
 * All words are kept where a page quotes them in a row, or has them all. Else the words that nobody wrote go, and of
 * the rest those stay that one page has: the longest run it quotes, or where there is no run, what weighs most (a word
 * weighs what it tells, log(N/n)).
 */
export async function readQuery(text: string, pages: number, lookup: Lookup): Promise<Query> {
  const written = text.trim().split(/\s+/).filter(hasWord);
  const terms = written.slice(0, mostTerms);
  if (terms.length === 0) return { words: '', quote: undefined, leftOut: [] };
  const tooMuch = written.slice(mostTerms);
  // One word of letters needs no reading.
  if (terms.length === 1 && isPlain(terms[0]!)) return { words: terms[0]!, quote: undefined, leftOut: [] };
  if (terms.length > 1 && (await lookup.quoted(terms.join(' '))).size > 0)
    return { words: terms.join(' '), quote: terms.join(' '), leftOut: tooMuch };

  const found = (await Promise.all(terms.map((term) => find(term, lookup)))).flat();
  const known = found.filter(({ ids }) => ids.size > 0);
  const run = await longestRun(found, lookup);
  const kept = togetherOn(known).size > 0 ? known : (run ?? heaviest(known, pages));
  const leftOut = found.filter((each) => !kept.includes(each)).map(({ term }) => term);
  return { words: wordsOf(kept), quote: run && wordsOf(run), leftOut: [...leftOut, ...tooMuch] };
}

interface Found {
  term: string;
  /** How the index knows it: as written, or its parts. */
  words: string;
  ids: ReadonlySet<string>;
}

/** A word as the index knows it, or the pieces of it that the index knows: `code=ERR_POOL` quotes no one, `ERR_POOL` may. */
async function find(term: string, lookup: Lookup): Promise<Found[]> {
  const whole = await lookup.quoted(term);
  if (whole.size > 0) return [{ term, words: term, ids: whole }];
  // A word of letters may be the beginning of one; anything else that nobody wrote is a number or a name.
  if (isPlain(term)) return [{ term, words: term, ids: await lookup.begun(term) }];
  const pieces = piecesOf(term);
  if (pieces.length > 1) {
    const known = (await Promise.all(pieces.filter(saysSomething).map((piece) => find(piece, lookup)))).flat();
    if (known.some(({ ids }) => ids.size > 0)) return known;
  }
  const words = term.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const isRun = words.length > 1 && pieces.length === 1 && words.some(saysSomething);
  return [
    { term, words: isRun ? words.join(' ') : term, ids: isRun ? await lookup.quoted(words.join(' ')) : new Set() },
  ];
}

/** Cut where one thing ends and another begins, and not within a name such as `a_b`, `a-b` or `a.b`. */
function piecesOf(term: string): string[] {
  return term.split(/[^\p{L}\p{N}_.-]+/u).filter(hasWord);
}

/** Numbers and single letters stand everywhere. */
function saysSomething(piece: string): boolean {
  return /\p{L}{3}/u.test(piece);
}

/** The words that weigh most together on one page; of several such pages all have the same words. */
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

/** Runs of words that one page has, the longest first, until one of them stands there in a row. */
async function longestRun(found: readonly Found[], lookup: Lookup): Promise<readonly Found[] | undefined> {
  let tried = 0;
  for (let length = found.length; length >= shortestRun; length--) {
    for (let start = 0; start + length <= found.length && tried < mostRuns; start++) {
      const run = found.slice(start, start + length);
      if (togetherOn(run).size === 0) continue;
      tried++;
      if ((await lookup.quoted(wordsOf(run))).size > 0) return run;
    }
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
