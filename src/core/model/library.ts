import type { LibraryParts, LibraryRest } from './entry.ts';
import type { Message } from './message.ts';
import type { Postmortem } from './postmortem.ts';
import type { Review } from './review.ts';
import type { Runbook } from './runbook.ts';

/** A document of the library, of whatever kind. */
export type LibraryDocument = Postmortem | Runbook | Review;

/** Everything in `content/`, parsed. */
export interface Library extends LibraryParts, LibraryRest {
  /** Newest first. */
  postmortems: Postmortem[];
  /** By file. */
  runbooks: Runbook[];
  /** That took place, the last first. */
  reviews: Review[];
}

/** A library by the facts of its documents; both a `Library` and a `Catalogue` are one. */
export interface FactsLibrary extends LibraryParts {
  /** Newest first. */
  postmortems: readonly Pick<Postmortem, 'id' | 'file' | 'facts'>[];
  /** By file. */
  runbooks: readonly Pick<Runbook, 'id' | 'file' | 'facts'>[];
  reviews: readonly Pick<Review, 'id' | 'file' | 'facts'>[];
  faults: readonly Message[];
  /** Paths of the pictures below `images/`. */
  images: ReadonlySet<string>;
}

/** A file as it was read. */
export interface SourceFile {
  /** Path below the content folder, with `/`. */
  path: string;
  /**
   * Its first bytes: all of them, unless it is larger than anything that is read. Of a picture that may be the source of
   * a diagram the beginning, of any other nothing.
   */
  bytes: Uint8Array;
  /** Its whole size in bytes. */
  size: number;
}

/** Every document of a library, or every entry of a catalogue. */
export function documentsOf<P, R, V>({
  postmortems,
  runbooks,
  reviews,
}: {
  postmortems: readonly P[];
  runbooks: readonly R[];
  reviews: readonly V[];
}): (P | R | V)[] {
  return [...postmortems, ...runbooks, ...reviews];
}

/** Every team that a service or a person names. */
export function teamsOf(library: Pick<Library, 'services' | 'people'>): ReadonlySet<string> {
  const teams = new Set<string>();
  for (const service of library.services.values()) teams.add(service.team);
  for (const person of library.people.values()) if (person.team) teams.add(person.team);
  return teams;
}
