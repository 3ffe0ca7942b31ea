import { facets, type Facet } from '../../../core/excerpts/facets.ts';
import { everyPage } from './everypage.ts';
import type { Counts, Options, Pagefind, Result } from './pagefind.ts';
import { readQuery, type Lookup, type Query } from './query.ts';
import { lookIn, orderOf, type Order, type Scope, type State } from './state.ts';

/** The answer to a state. */
export interface Answer {
  query: Query;
  results: readonly Result[];
  /** Ids of the results that hold the quote word for word. */
  quoting: ReadonlySet<string>;
  /** For every value of a facet, how many there would be with it, under the words and all other facets. */
  counts: Counts;
  /** How many there are in each scope. */
  scopes: Record<Scope, number>;
  /** The runbooks with these words, where incidents are shown. */
  runbooks: readonly Result[];
  /** Counts without one of the chosen facets, without all of them, and without the words. */
  without: readonly { what: Facet | 'filters' | 'words'; total: number }[];
}

type Filters = NonNullable<Options['filters']>;
const sorts: Record<Order, Options['sort']> = {
  relevance: undefined,
  newest: { began: 'desc' },
  oldest: { began: 'asc' },
  longest: { duration: 'desc' },
  severest: { severity: 'asc' },
};

/** Makes a finder over an index. */
export function finder(pagefind: Pagefind): (state: State) => Promise<Answer> {
  const read = reader(pagefind);
  return async (state) => {
    const query = await read(state.words, state.scope);
    // No word is known: nothing is found, and the counts of the filters alone are given.
    const inVain = Boolean(state.words) && !query.words;
    const words = query.words || everyPage;
    const filters = filtersOf(state);
    const chosen = facets.filter((facet) => state.chosen[facet]);
    if (inVain) return nothing(query, (await pagefind.search(words, { filters })).results.length);

    const find = (filters: Filters, sort?: Options['sort']) =>
      pagefind.search(words, { filters, ...(sort && { sort }) });
    const sort = state.scope === 'incident' ? sorts[orderOf(state)] : undefined;
    const isAsked = state.scope === 'incident' && Boolean(query.words);
    const [found, anywhere, quoted, runbooks, ...others] = await Promise.all([
      find(filters, sort),
      find(filtersOf(lookIn(state, 'all'))),
      query.quote ? pagefind.search(inQuotes(query.quote), { filters }) : undefined,
      isAsked ? find(filtersOf(lookIn(state, 'runbook'))) : undefined,
      // The counts of a facet ignore its own chosen values.
      ...chosen.map(async (facet) => {
        const { [facet]: _, ...rest } = filters;
        return { facet, ...(await find(rest)) };
      }),
    ]);

    const { results } = found;
    const ids = new Set(results.map(({ id }) => id));
    const quotes = quoted?.results.filter(({ id }) => ids.has(id)) ?? [];
    const quoting = new Set(quotes.map(({ id }) => id));
    const counts = { ...found.filters };
    for (const { facet, filters } of others) counts[facet] = filters[facet] ?? {};
    const types = anywhere.filters['type'] ?? {};
    return {
      query,
      // Pages that quote the words come first, with the excerpt of the quote.
      results: sort ? results : [...quotes, ...results.filter(({ id }) => !quoting.has(id))],
      quoting,
      counts,
      scopes: {
        incident: state.scope === 'incident' ? results.length : (types['incident'] ?? 0),
        runbook: types['runbook'] ?? 0,
        all: anywhere.results.length,
      },
      runbooks: runbooks?.results ?? [],
      without: results.length > 0 ? [] : await waysOut(),
    };

    async function waysOut(): Promise<Answer['without']> {
      const { type = { any: [] } } = filters;
      const bare = chosen.length > 1 && (await find(type.any.length > 0 ? { type } : {}));
      const wordless = query.words && chosen.length > 0 && (await pagefind.search(everyPage, { filters }));
      return [
        ...others.map(({ facet, results }) => ({ what: facet, total: results.length })),
        { what: 'filters' as const, total: bare ? bare.results.length : 0 },
        { what: 'words' as const, total: wordless ? wordless.results.length : 0 },
      ].filter(({ total }) => total > 0);
    }
  };
}

/** The types of pages that words are looked up in: incidents and, beside them, runbooks. */
const lookedUp: Record<Scope, Filters> = {
  incident: { type: { any: ['incident', 'runbook'] } },
  runbook: { type: { any: ['runbook'] } },
  all: {},
};

/** Reads words against the index of a scope. The last reading is cached. */
function reader(pagefind: Pagefind): (text: string, scope: Scope) => Promise<Query> {
  let pages: Promise<number> | undefined;
  let last: { text: string; scope: Scope; query: Promise<Query> } | undefined;
  return async (text, scope) => {
    // Pagefind counts only filters that are loaded; this loads all of them.
    pages ??= pagefind.filters().then(({ type }) => Object.values(type ?? {}).reduce((sum, count) => sum + count, 0));
    const total = await pages;
    // Quotation marks ask for exactly these words.
    const exact = /^["“”](.+)["“”]$/.exec(text)?.[1];
    if (exact) return { words: inQuotes(exact), quote: exact, leftOut: [] };
    if (last?.text !== text || last.scope !== scope) {
      const ids = async (words: string) =>
        new Set((await pagefind.search(words, { filters: lookedUp[scope] })).results.map(({ id }) => id));
      const lookup: Lookup = { quoted: (words) => ids(inQuotes(words)), begun: ids };
      last = { text, scope, query: readQuery(text, total, lookup) };
    }
    return last.query;
  };
}

function filtersOf({ scope, chosen }: State): Filters {
  const filters: Filters = {};
  if (scope !== 'all') filters['type'] = { any: [scope] };
  for (const facet of facets) if (chosen[facet]) filters[facet] = { any: chosen[facet] };
  return filters;
}

function inQuotes(words: string): string {
  return `"${words.replaceAll('"', ' ')}"`;
}

function nothing(query: Query, wordless: number): Answer {
  return {
    query,
    results: [],
    quoting: new Set(),
    counts: {},
    scopes: { incident: 0, runbook: 0, all: 0 },
    runbooks: [],
    without: [{ what: 'words', total: wordless }],
  };
}
