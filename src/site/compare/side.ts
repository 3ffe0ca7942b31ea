import type { ReadIncident } from './incident.ts';

/** One of the two incidents, under the letter it goes by on the page. */
export interface Side {
  letter: 'A' | 'B';
  incident: ReadIncident;
}

/** What the library calls factors and triggers, by their ids. */
export interface Names {
  factors: Record<string, string>;
  triggers: Record<string, string>;
}

/** The name of an id, or the id that nobody named. */
export function nameIn(names: Record<string, string>, id: string): string {
  return Object.hasOwn(names, id) ? names[id]! : id;
}
