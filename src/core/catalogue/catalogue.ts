import type { Catalogue, Entry, LibraryParts, LibraryRest } from '../model/entry.ts';
import { documentsOf, type Library } from '../model/library.ts';
import { newestFirst } from '../model/postmortem.ts';
import { lastReviewFirst } from '../model/review.ts';
import { entryOf } from './entry.ts';

const made = new WeakMap<object, Entry>();

/** The catalogue of a library whose documents are at hand. The entry of each document is made once. */
export function catalogueOf(library: Library): Catalogue {
  const { configuration } = library;
  const entries = documentsOf(library).map((document) => {
    let entry = made.get(document);
    if (!entry) made.set(document, (entry = entryOf(document, configuration)));
    return entry;
  });
  return catalogue(library, entries, library);
}

/**
 * Puts entries together with the rest of the library.
 *
 * @param rest what belongs to no document
 */
export function catalogue(
  { configuration, services, people, templates, places }: LibraryParts,
  entries: readonly Entry[],
  { faults, images, diagrams, tickets }: LibraryRest,
): Catalogue {
  const byFile = [...entries].sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    configuration,
    services,
    people,
    templates,
    places,
    postmortems: newestFirst(byFile.filter((entry) => entry.type === 'postmortem')),
    runbooks: byFile.filter((entry) => entry.type === 'runbook'),
    reviews: lastReviewFirst(byFile.filter((entry) => entry.type === 'review')),
    faults: [...faults],
    images,
    diagrams,
    tickets,
  };
}
