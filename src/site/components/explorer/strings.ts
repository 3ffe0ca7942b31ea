import type { Facet } from '../../../core/excerpts/facets.ts';
import type { Pattern } from '../../search/say.ts';
import type { SearchStrings } from '../../search/told.ts';
import type { Scope } from './state.ts';
import type { WayStrings } from './ways.ts';

/** The texts the page hands to the script. */
export interface Strings extends WayStrings<Facet> {
  search: SearchStrings;
  found: Record<Scope, Pattern>;
  elsewhere: string;
  remove: string;
  runbooks: string;
  all: string;
  filters: Pattern;
  unknown: string;
  stopped: string;
  card: { probably: string; runbook: string; noRunbook: string; promise: string; noPromise: string; unstopped: string };
  types: Record<string, string>;
  none: Partial<Record<Facet, string>>;
  scopes: Record<Scope, string>;
  kinds: Record<string, string>;
  statuses: Record<string, string>;
}
