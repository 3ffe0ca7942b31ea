import { facets, type Facet } from '../../../core/excerpts/facets.ts';
import { mostCharacters } from '../../../core/search/query.ts';
import { listChosen, readChosen, withValue, withValues, writeChosen, type ChosenBy } from './chosen.ts';

/** What can be looked for: incidents, unless the address says otherwise. */
export const scopes = ['incident', 'runbook', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** In what order. `relevance` needs words. */
export const orders = ['relevance', 'newest', 'oldest', 'longest', 'severest'] as const;
export type Order = (typeof orders)[number];

/** Everything somebody has asked the explorer for. */
export interface State {
  words: string;
  scope: Scope;
  chosen: ChosenBy<Facet>;
  /** Undefined for the default: relevance with words, newest first without. */
  order: Order | undefined;
}

export const nothingAsked: State = { words: '', scope: 'incident', chosen: {}, order: undefined };

/** The words of a box or an address. One character more than is read is kept, which says that there was more. */
export function wordsIn(text: string): string {
  return text.trim().slice(0, mostCharacters + 1);
}

/** Reads the query of an address; unknown parts are ignored. */
export function readState(query: string): State {
  const parameters = new URLSearchParams(query);
  const chosen = readChosen(parameters, facets);
  const scope = scopes.find((scope) => scope === parameters.get('type')) ?? 'incident';
  const order = orders.find((order) => order === parameters.get('sort'));
  return lookIn({ words: wordsIn(parameters.get('q') ?? ''), scope: 'incident', chosen, order }, scope);
}

/** The query of an address that says all of a state, with its `?`; empty for `nothingAsked`. */
export function writeState({ words, scope, chosen, order }: State): string {
  const parameters = new URLSearchParams();
  if (words.trim()) parameters.set('q', words.trim());
  if (scope !== 'incident') parameters.set('type', scope);
  writeChosen(parameters, facets, chosen);
  if (order) parameters.set('sort', order);
  const query = parameters.toString();
  return query && `?${query}`;
}

/** The order a state is shown in. */
export function orderOf({ words, order }: State): Order {
  if (order === 'relevance' && !words) return 'newest';
  return order ?? (words ? 'relevance' : 'newest');
}

/** The facets pages of a scope have: only incidents have them all. */
export function facetsIn(scope: Scope): readonly Facet[] {
  return scope === 'incident' ? facets : ['service'];
}

/** The state in another scope, without chosen values that scope does not have. */
export function lookIn(state: State, scope: Scope): State {
  const kept = facetsIn(scope).flatMap((facet) => (state.chosen[facet] ? [[facet, state.chosen[facet]] as const] : []));
  return { ...state, scope, chosen: Object.fromEntries(kept) };
}

/** A state with a value of a facet chosen, or no longer chosen. */
export function toggle(state: State, facet: Facet, value: string, on: boolean): State {
  return { ...state, chosen: withValue(state.chosen, facet, value, on) };
}

/** A state with exactly these values of a facet. */
export function withFacet(state: State, facet: Facet, values: readonly string[]): State {
  return { ...state, chosen: withValues(state.chosen, facet, values) };
}

/** Every chosen value, facet by facet. */
export function chosenOf({ chosen }: State): { facet: Facet; value: string }[] {
  return listChosen(facets, chosen);
}
