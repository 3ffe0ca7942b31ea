import { boardFacets, unknownValue, type BoardFacet } from '../../../core/actions/facets.ts';
import { countValues } from '../../../core/search/documents.ts';
import { foldWord } from '../../../core/search/parts.ts';
import { withValues, type ChosenBy } from '../explorer/chosen.ts';
import type { BoardFile } from './file.ts';
import { actionStatuses } from '../../../core/model/vocabulary.ts';
import { scopes, type Scope, type Sorting, type State } from './state.ts';

/** Items of one group, by their places in the file; without a grouping all are in one. */
export interface Group {
  /** Undefined without a grouping. */
  value: string | undefined;
  items: readonly number[];
  overdue: number;
}

/** The answer to a state. */
export interface Answer {
  /** How many there are; one in two groups is one. */
  total: number;
  groups: readonly Group[];
  /** For every value of a facet, how many there would be with it, under the words and all other facets. */
  counts: Partial<Record<BoardFacet, ReadonlyMap<string, number>>>;
  /** How many there are in each scope. */
  scopes: Record<Scope, number>;
  /** Counts without one of the chosen facets, without all of them, and without the words; where nothing was found. */
  without: readonly { what: BoardFacet | 'filters' | 'words'; total: number }[];
}

/** How many items are prepared for words before a browser may do something else. */
const slice = 4000;

/**
 * Makes a finder over the items of a board.
 *
 * @param nameOf the name of an owner by the value of the facet
 * @param scale the priorities, the most urgent first
 * @param language by whose order names are sorted
 */
export function finder(
  file: BoardFile,
  nameOf: (owner: string) => string,
  scale: readonly string[] = [],
  language = 'en',
): (state: State) => Promise<Answer> {
  const documents = { fragments: [], filters: file.filters };
  let folded: Promise<string[]> | undefined;

  return async ({ words, scope, chosen, by, sort }) => {
    const asked = foldText(words).split(' ').filter(Boolean);
    const texts = asked.length > 0 ? await (folded ??= fold(file, nameOf)) : [];
    const hasWords = (item: number) => asked.every((word) => texts[item]!.includes(word));
    const inScope = (item: number, scope: Scope) =>
      scope === 'all' || (file.pending[item] === 1) === (scope === 'open');

    const tests = testsOf(chosen);
    const results: number[] = [];
    /** By facet, what it alone keeps out. */
    const kept = new Map(tests.map(({ facet }) => [facet, [] as number[]]));
    const sizes: Record<Scope, number> = { open: 0, closed: 0, all: 0 };
    for (let item = 0; item < file.texts.length; item++) {
      if (!hasWords(item)) continue;
      const failed = tests.filter(({ has }) => !has(item));
      if (failed.length === 0) for (const scope of scopes) sizes[scope] += Number(inScope(item, scope));
      if (!inScope(item, scope)) continue;
      if (failed.length === 0) results.push(item);
      else if (failed.length === 1) kept.get(failed[0]!.facet)!.push(item);
    }
    const counts: Answer['counts'] = {};
    for (const facet of boardFacets) {
      const others = kept.get(facet);
      counts[facet] = countValues(documents, facet, others ? [...results, ...others] : results);
    }
    return {
      total: results.length,
      groups: groupsOf(sort ? sorted(results, sort) : results, by),
      counts,
      scopes: sizes,
      without: results.length > 0 ? [] : waysOut(),
    };

    function waysOut(): Answer['without'] {
      const ways: { what: BoardFacet | 'filters' | 'words'; total: number }[] = [];
      const count = (chosen: ChosenBy<BoardFacet>, withWords: boolean) => {
        const others = testsOf(chosen);
        return [...file.texts.keys()].filter(
          (item) => inScope(item, scope) && (!withWords || hasWords(item)) && others.every(({ has }) => has(item)),
        ).length;
      };
      for (const { facet } of tests) ways.push({ what: facet, total: count(withValues(chosen, facet, []), true) });
      if (tests.length > 1) ways.push({ what: 'filters', total: count({}, true) });
      if (words && tests.length > 0) ways.push({ what: 'words', total: count(chosen, false) });
      return ways.filter(({ total }) => total > 0);
    }
  };

  /** For every facet something is chosen of, whether an item has it. */
  function testsOf(chosen: ChosenBy<BoardFacet>): { facet: BoardFacet; has(item: number): boolean }[] {
    return boardFacets.flatMap((facet) => {
      const wanted = chosen[facet];
      const filter = file.filters[facet];
      if (!wanted) return [];
      const places = new Set(wanted.map((value) => filter?.values.indexOf(value) ?? -1));
      return {
        facet,
        has: (item) => {
          const own = filter?.of[item] ?? [];
          return typeof own === 'number' ? places.has(own) : own.some((place) => places.has(place));
        },
      };
    });
  }

  /** By a column, the rest in the order of due dates; what has no value stands last either way. */
  function sorted(items: readonly number[], { by, falling }: Sorting): number[] {
    const valueIn = (facet: BoardFacet, item: number) => {
      const own = file.filters[facet]?.of[item];
      const value = typeof own === 'number' ? file.filters[facet]!.values[own] : undefined;
      return value === unknownValue ? undefined : value;
    };
    const ranks = (list: readonly string[], value: string | undefined) =>
      value === undefined ? undefined : list.includes(value) ? list.indexOf(value) : Infinity;
    const keyOf: Record<Sorting['by'], (item: number) => string | number | undefined> = {
      due: (item) => file.due[item] || undefined,
      action: (item) => file.texts[item],
      owner: (item) => {
        const owner = valueIn('owner', item);
        return owner === undefined ? undefined : nameOf(owner);
      },
      priority: (item) => ranks(scale, valueIn('priority', item)),
      status: (item) => ranks(actionStatuses, valueIn('status', item)),
    };
    const { compare } = new Intl.Collator(language, { numeric: true });
    const sign = falling ? -1 : 1;
    return items
      .map((item) => ({ item, key: keyOf[by](item) }))
      .sort((a, b) => {
        if (a.key === undefined || b.key === undefined)
          return Number(a.key === undefined) - Number(b.key === undefined) || a.item - b.item;
        const order =
          typeof a.key === 'number' && typeof b.key === 'number'
            ? Math.sign(a.key - b.key) || 0
            : compare(String(a.key), String(b.key));
        return sign * order || a.item - b.item;
      })
      .map(({ item }) => item);
  }

  /** In the order of the values, which is that of the file; what is not known comes last. */
  function groupsOf(results: readonly number[], by: State['by']): Group[] {
    const overdueOf = (items: readonly number[]) => items.filter((item) => file.late[item]! > 0).length;
    const filter = by && file.filters[by];
    if (!filter) return [{ value: undefined, items: results, overdue: overdueOf(results) }];
    const groups = new Map<number, number[]>();
    for (const item of results)
      for (const place of [filter.of[item]!].flat()) {
        const group = groups.get(place);
        if (group) group.push(item);
        else groups.set(place, [item]);
      }
    const last = filter.values.indexOf(unknownValue);
    return [...groups]
      .sort(([a], [b]) => (a === last ? 1 : b === last ? -1 : a - b))
      .map(([place, items]) => ({ value: filter.values[place], items, overdue: overdueOf(items) }));
  }
}

/** What words are looked for in: the action, its ids, its owner, and the title of where it was promised. */
async function fold(
  { texts, ids, tickets, of, documents, filters }: BoardFile,
  nameOf: (owner: string) => string,
): Promise<string[]> {
  const owners = (filters['owner']?.values ?? []).map((value) =>
    value === unknownValue ? '' : `${value} ${nameOf(value)}`,
  );
  const titles = documents.map(([id, title]) => `${foldText(title)} ${foldText(id)}`);
  const folded: string[] = [];
  for (const [item, text] of texts.entries()) {
    const owner = filters['owner']?.of[item];
    const named = typeof owner === 'number' ? owners[owner] : '';
    folded.push(`${foldText(`${text} ${ids[item] || ''} ${tickets[item] || ''} ${named}`)} ${titles[of[item]!]}`);
    if (item % slice === slice - 1) await new Promise((resolve) => setTimeout(resolve));
  }
  return folded;
}

const known = new Map<string, string>();

/** A text as it is compared, its words apart by one space. Texts share most of their words. */
function foldText(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => {
      let own = known.get(word);
      if (own === undefined) known.set(word, (own = foldWord(word)));
      return own;
    })
    .join(' ');
}
