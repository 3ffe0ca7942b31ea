import type { Facet } from '../../../core/excerpts/facets.ts';
import type { Pattern } from './say.ts';
import type { Scope } from './state.ts';

/** The texts the page hands to the script. */
export interface Strings {
  found: Record<Scope, Pattern>;
  quoting: Pattern;
  quotes: string;
  leftOut: string;
  nothing: string;
  nothingFor: string;
  nothingWith: string;
  nothingForWith: string;
  without: string;
  withoutFilters: string;
  withoutWords: string;
  noWord: string;
  elsewhere: string;
  remove: string;
  runbooks: string;
  all: string;
  filters: Pattern;
  noIndex: string;
  unknown: string;
  types: Record<string, string>;
  facets: Record<Facet, string>;
  scopes: Record<Scope, string>;
  kinds: Record<string, string>;
  statuses: Record<string, string>;
}
