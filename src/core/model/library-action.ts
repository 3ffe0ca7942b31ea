import type { ActionEntry, Catalogue, PromisingEntry, ReviewEntry } from './entry.ts';
import { isPending, keepsPromises } from './postmortem.ts';

/** An action item as one of the whole library. */
export interface LibraryAction {
  /** Where it was promised. */
  document: PromisingEntry;
  action: ActionEntry;
  /** Its place among the rows of its document, from 1. */
  row: number;
  /** `<id>#A1`, of a review `reviews/<id>#A1`; where the row has no id, by its number: `<id>#row-3`. */
  key: string;
}

/** The documents of a library that make promises. */
export function promisingIn({ postmortems, reviews }: Pick<Catalogue, 'postmortems' | 'reviews'>): PromisingEntry[] {
  return [...postmortems, ...reviews];
}

/** The services that the promises of a document are about: those an incident hit, or the one a review was about. */
export function servicesOf(document: PromisingEntry): string[] {
  if (document.type === 'postmortem') return document.facts.services;
  return document.facts.service === undefined ? [] : [document.facts.service];
}

/** The reviews of one service alone. */
export function reviewsOf(service: string, { reviews }: Pick<Catalogue, 'reviews'>): ReviewEntry[] {
  return reviews.filter((review) => servicesOf(review).includes(service));
}

/** The action items of documents, whatever kind of incident they came from, where they are promises of their own. */
export function actionsOf(documents: readonly PromisingEntry[]): LibraryAction[] {
  return documents
    .filter((document) => document.type === 'review' || keepsPromises(document))
    .flatMap((document) =>
      document.actions.map((action, index) => ({
        document,
        action,
        row: index + 1,
        key: `${document.type === 'review' ? 'reviews/' : ''}${document.id}#${action.id?.value ?? `row-${index + 1}`}`,
      })),
    );
}

/** Those that have still to be kept, the one that is due first first. */
export function promisesOf(documents: readonly PromisingEntry[]): LibraryAction[] {
  const dueOf = ({ action }: LibraryAction) => action.due?.value ?? '~';
  return actionsOf(documents)
    .filter(({ action }) => isPending(action))
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
}
