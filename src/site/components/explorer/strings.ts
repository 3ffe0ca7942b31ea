import type { Facet } from '../../../core/excerpts/facets.ts';
import type { Pattern } from '../../search/say.ts';
import type { SearchStrings } from '../../search/told.ts';
import type { Scope } from './state.ts';

/** The texts the page hands to the script. */
export interface Strings {
  search: SearchStrings;
  found: Record<Scope, Pattern>;
  nothing: string;
  nothingFor: string;
  nothingWith: string;
  nothingForWith: string;
  without: string;
  withoutFilters: string;
  withoutWords: string;
  elsewhere: string;
  remove: string;
  runbooks: string;
  all: string;
  filters: Pattern;
  unknown: string;
  stopped: string;
  card: { probably: string; runbook: string; noRunbook: string; promise: string; noPromise: string; unstopped: string };
  types: Record<string, string>;
  facets: Record<Facet, string>;
  none: Partial<Record<Facet, string>>;
  scopes: Record<Scope, string>;
  kinds: Record<string, string>;
  statuses: Record<string, string>;
}
