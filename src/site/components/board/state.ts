import { groupings, type Grouping } from '../../../core/actions/board.ts';
import { boardFacets, type BoardFacet } from '../../../core/actions/facets.ts';
import { readChosen, writeChosen, type ChosenBy } from '../explorer/chosen.ts';
import { wordsIn } from '../explorer/state.ts';

/** Which action items are looked through: those that have still to be kept, unless the address says otherwise. */
export const scopes = ['open', 'closed', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** The columns of the board, by which it can be sorted. */
export const columns = ['due', 'action', 'owner', 'priority', 'status'] as const;
export type Column = (typeof columns)[number];

/** By which column action items are sorted, and whether the last comes first. */
export interface Sorting {
  by: Column;
  falling: boolean;
}

/** Everything somebody has asked the board for. */
export interface State {
  words: string;
  scope: Scope;
  chosen: ChosenBy<BoardFacet>;
  /** Undefined for one list. */
  by: Grouping | undefined;
  /** Undefined for the first due first. */
  sort: Sorting | undefined;
}

export const nothingAsked: State = { words: '', scope: 'open', chosen: {}, by: undefined, sort: undefined };

/** Reads the query of an address; unknown parts are ignored. */
export function readState(query: string): State {
  const parameters = new URLSearchParams(query);
  return {
    words: wordsIn(parameters.get('q') ?? ''),
    scope: scopes.find((scope) => scope === parameters.get('show')) ?? 'open',
    chosen: readChosen(parameters, boardFacets),
    by: groupings.find((by) => by === parameters.get('by')),
    sort: readSorting(parameters.get('sort') ?? ''),
  };
}

/** `owner`, or `-owner` for the last first; the order of due dates is said by nothing. */
function readSorting(text: string): Sorting | undefined {
  const falling = text.startsWith('-');
  const by = columns.find((column) => column === text.slice(Number(falling)));
  return by === undefined || (by === 'due' && !falling) ? undefined : { by, falling };
}

/** The query of an address that says all of a state, with its `?`; empty for `nothingAsked`. */
export function writeState({ words, scope, chosen, by, sort }: State): string {
  const parameters = new URLSearchParams();
  if (words.trim()) parameters.set('q', words.trim());
  if (scope !== 'open') parameters.set('show', scope);
  writeChosen(parameters, boardFacets, chosen);
  if (by) parameters.set('by', by);
  if (sort) parameters.set('sort', `${sort.falling ? '-' : ''}${sort.by}`);
  const query = parameters.toString();
  return query && `?${query}`;
}
