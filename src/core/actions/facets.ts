import { actionStatuses, actionTypes } from '../model/vocabulary.ts';
import type { Configuration } from '../model/configuration.ts';
import { valuesOf, type BoardItem } from './board.ts';

/** What action items are found by besides words, in the order it is offered. */
export const boardFacets = [
  'owner',
  'team',
  'service',
  'status',
  'overdue',
  'age',
  'severity',
  'priority',
  'type',
  'month',
] as const;
export type BoardFacet = (typeof boardFacets)[number];

/** The value of a facet where an action item has none. */
export const unknownValue = 'none';

/** Lengths of time an action item is put into, by the whole days they begin with; the longest first. */
const bands = { 'over-1y': 365, '180d-1y': 180, '90d-180d': 90, '30d-90d': 30, 'under-30d': 0 };
const band = (days: number | undefined) => Object.entries(bands).find(([, from]) => days !== undefined && days >= from);

/** The values of an action item, by id and without names; of services there may be many. */
export function boardFacetsOf(item: BoardItem): Record<BoardFacet, string[]> {
  const { document, action } = item;
  const known = (values: readonly string[]) => values.map((value) => value || unknownValue);
  return {
    owner: known(valuesOf(item, 'owner')),
    team: known(valuesOf(item, 'team')),
    service: known(valuesOf(item, 'service')),
    status: [action.status?.value ?? 'open'],
    overdue: [band(item.overdue)?.[0] ?? unknownValue],
    age: [band(item.age)?.[0] ?? unknownValue],
    severity: known([document.type === 'postmortem' ? document.facts.severity : '']),
    priority: known([action.priority?.value ?? '']),
    type: known([action.type?.value ?? '']),
    month: known(valuesOf(item, 'month')),
  };
}

/**
 * Every value of every facet that occurs, with how many of the items that have still to be kept have it: scales in their
 * order, months from the last, everything else by how often it occurs and then by name. What is not known comes last.
 */
export function countBoardFacets(
  items: readonly BoardItem[],
  { severities, priorities }: Pick<Configuration, 'severities' | 'priorities'>,
): Record<BoardFacet, { value: string; count: number }[]> {
  const counts = new Map(boardFacets.map((facet) => [facet, new Map<string, number>()]));
  for (const item of items)
    for (const [facet, values] of Object.entries(boardFacetsOf(item))) {
      const known = counts.get(facet as BoardFacet)!;
      for (const value of values) known.set(value, (known.get(value) ?? 0) + Number(item.pending));
    }
  const scales: Partial<Record<BoardFacet, readonly string[]>> = {
    status: actionStatuses,
    overdue: Object.keys(bands),
    age: Object.keys(bands),
    severity: severities.map(({ id }) => id),
    priority: priorities,
    type: actionTypes,
  };
  const sorted = boardFacets.map((facet) => {
    const scale = scales[facet];
    const place = (value: string) => {
      if (value === unknownValue) return Infinity;
      const at = scale?.indexOf(value) ?? 0;
      return at < 0 ? Number.MAX_VALUE : at;
    };
    const values = [...counts.get(facet)!].map(([value, count]) => ({ value, count }));
    values.sort((a, b) => {
      if (place(a.value) !== place(b.value)) return place(a.value) - place(b.value);
      if (facet === 'month') return a.value < b.value ? 1 : -1;
      return b.count - a.count || (a.value < b.value ? -1 : 1);
    });
    return [facet, values] as const;
  });
  return Object.fromEntries(sorted) as Record<BoardFacet, { value: string; count: number }[]>;
}
