import { facets, none, type Facet } from '../../../core/excerpts/facets.ts';
import { ask, type Asked } from '../../../core/search/ask.ts';
import { chosenAmong, countValues, placeOf, type Chosen } from '../../../core/search/documents.ts';
import { readQuery } from '../../../core/search/query.ts';
import { rank, type Ranked, type Ranking } from '../../../core/search/rank.ts';
import type { SearchIndex } from '../../search/open.ts';
import { lookIn, orderOf, type Scope, type State } from './state.ts';

/** The answer to a state. */
export interface Answer {
  /** What the words mean; undefined without any. */
  asked: Asked | undefined;
  /** What the words find in the scope, filters aside; undefined without words. */
  ranking: Ranking | undefined;
  /** Places of pages in the index, in their order. */
  results: readonly number[];
  /** What is known of a result that words found. */
  ranked: ReadonlyMap<number, Ranked>;
  /** For every value of a facet, how many there would be with it, under the words and all other facets. */
  counts: Partial<Record<Facet, ReadonlyMap<string, number>>>;
  /** How many there are in each scope. */
  scopes: Record<Scope, number>;
  /** The runbooks with these words, where incidents are shown. */
  runbooks: readonly number[];
  /** Counts without one of the chosen facets, without all of them, and without the words. */
  without: readonly { what: Facet | 'filters' | 'words'; total: number }[];
}

const scopes = ['incident', 'runbook', 'all'] as const satisfies readonly Scope[];

/**
 * Makes a finder over an index.
 *
 * @param scale the severities, worst first
 */
export function finder(index: SearchIndex, scale: readonly string[]): (state: State) => Promise<Answer> {
  const { source, documents } = index;
  const inScope = Object.fromEntries(
    scopes.map((scope) => [scope, amongOf(chosenAmong(documents, scope === 'all' ? {} : { type: [scope] }))]),
  ) as Record<Scope, Among>;
  let last: { words: string; scope: Scope; asked: Promise<Asked> } | undefined;

  return async (state) => {
    const { words, scope } = state;
    const asked = words ? await asking(words, scope) : undefined;
    const ranking = asked && rank(asked, inScope[scope]);
    const found = ranking ? ranking.results.map(({ document }) => document) : [...inScope[scope].list];
    const chosen = facets.filter((facet) => state.chosen[facet]);
    const filters = filtersOf(state);
    const results = under(found, filters);
    const counts: Answer['counts'] = {};
    for (const facet of facets) {
      // The counts of a facet ignore its own chosen values.
      const { [facet]: own, ...rest } = filters;
      counts[facet] = countValues(documents, facet, own ? under(found, rest) : results);
    }
    const elsewhere = (other: Scope) =>
      asked
        ? under(
            rank(asked, inScope[other]).results.map(({ document }) => document),
            filtersOf(lookIn(state, other)),
          )
        : under(inScope[other].list, filtersOf(lookIn(state, other)));
    const runbooks = scope === 'runbook' ? results : elsewhere('runbook');
    return {
      asked,
      ranking,
      results: await sorted(results, state),
      ranked: new Map(ranking?.results.map((one) => [one.document, one])),
      counts,
      scopes: {
        incident: (scope === 'incident' ? results : elsewhere('incident')).length,
        runbook: runbooks.length,
        all: (scope === 'all' ? results : elsewhere('all')).length,
      },
      runbooks: scope === 'incident' && asked ? runbooks : [],
      without: results.length > 0 ? [] : waysOut(),
    };

    function waysOut(): Answer['without'] {
      const without = chosen.map((facet) => {
        const { [facet]: _, ...rest } = filters;
        return { what: facet as Facet | 'filters' | 'words', total: under(found, rest).length };
      });
      if (chosen.length > 1) without.push({ what: 'filters', total: found.length });
      if (words && chosen.length > 0)
        without.push({ what: 'words', total: under(inScope[scope].list, filters).length });
      return without.filter(({ total }) => total > 0);
    }
  };

  function asking(words: string, scope: Scope): Promise<Asked> {
    if (last?.words !== words || last.scope !== scope) {
      const textOf = async (document: number) => (await index.fragment(document)).content;
      const asked = ask(source, readQuery(words, source.common), inScope[scope].has, textOf);
      last = { words, scope, asked };
      asked.catch(() => (last = undefined));
    }
    return last.asked;
  }

  function under(pages: readonly number[], filters: Chosen): readonly number[] {
    if (Object.keys(filters).length === 0) return pages;
    const among = chosenAmong(documents, filters);
    return pages.filter((page) => among[page]);
  }

  async function sorted(pages: readonly number[], state: State): Promise<readonly number[]> {
    const order = state.scope === 'incident' ? orderOf(state) : state.words ? 'relevance' : 'newest';
    switch (order) {
      case 'relevance':
        return pages;
      case 'newest':
        return [...pages].sort((a, b) => a - b);
      case 'oldest': {
        const unknown = documents.filters['year']?.values.indexOf(none) ?? -1;
        const isDated = (page: number) => unknown < 0 || placeOf(documents, 'year', page) !== unknown;
        return [...pages].sort((a, b) => Number(isDated(b)) - Number(isDated(a)) || b - a);
      }
      case 'longest': {
        const places = new Map((await index.lengths()).documents.map((page, place) => [page, place]));
        return [...pages].sort((a, b) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity) || a - b || 0);
      }
      case 'severest': {
        const ranks = (documents.filters['severity']?.values ?? []).map((value) => {
          const at = scale.indexOf(value);
          return at < 0 ? scale.length : at;
        });
        const rankOf = (page: number) => ranks[placeOf(documents, 'severity', page)] ?? scale.length;
        return [...pages].sort((a, b) => rankOf(a) - rankOf(b) || a - b);
      }
    }
  }
}

interface Among {
  has(document: number): boolean;
  size: number;
  list: readonly number[];
}

function amongOf(among: readonly boolean[]): Among {
  const list = [...among.keys()].filter((index) => among[index]);
  return { has: (document) => among[document] ?? false, size: list.length, list };
}

/** The chosen values of each facet. */
function filtersOf({ chosen }: State): Chosen {
  return Object.fromEntries(facets.flatMap((facet) => (chosen[facet] ? [[facet, chosen[facet]]] : [])));
}
