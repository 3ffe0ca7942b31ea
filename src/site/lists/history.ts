import type { Catalogue, PostmortemEntry } from '../../core/model/entry.ts';
import { promisesOf, type LibraryAction } from '../../core/model/library-action.ts';
import { beginning } from '../../core/model/postmortem.ts';

/** How many incidents, and how many promises, a page of a history shows. */
const perPage = 50;

/** One stretch of a list. */
interface Stretch<T> {
  shown: T[];
  /** How many stand before it. */
  from: number;
  total: number;
}

/** A page of the history of a service, a factor or a team. */
export interface HistoryPart {
  /** From 1. */
  number: number;
  pages: number;
  incidents: Stretch<PostmortemEntry>;
  promises: Stretch<LibraryAction>;
}

/** How many pages the history of some incidents and promises has; at least one. */
function pagesOfHistory(incidents: readonly PostmortemEntry[], promises: readonly LibraryAction[]): number {
  return Math.max(1, Math.ceil(incidents.length / perPage), Math.ceil(promises.length / perPage));
}

/**
 * The addresses of those pages below the list they belong to, each with its number from 1. The promises are those made
 * in the incidents unless given.
 */
export function pathsOfHistory(
  id: string,
  incidents: readonly PostmortemEntry[],
  promises: readonly LibraryAction[] = promisesOf(incidents),
): { path: string; number: number }[] {
  return Array.from({ length: pagesOfHistory(incidents, promises) }, (_, index) => ({
    path: index === 0 ? id : `${id}/page/${index + 1}`,
    number: index + 1,
  }));
}

/** A page of the history of some incidents, by its number from 1. */
export function historyPart(
  incidents: readonly PostmortemEntry[],
  number: number,
  promises: readonly LibraryAction[] = promisesOf(incidents),
): HistoryPart {
  const from = (number - 1) * perPage;
  const stretch = <T>(list: readonly T[]) => ({ shown: list.slice(from, from + perPage), from, total: list.length });
  return {
    number,
    pages: pagesOfHistory(incidents, promises),
    incidents: stretch(incidents),
    promises: stretch(promises),
  };
}

/**
 * The time from the first incident to the day of the build, in milliseconds: the common scale of histories. It ends with
 * the last incident where that stands ahead.
 *
 * @param today YYYY-MM-DD
 */
export function spanOf(library: Catalogue, today: string): { from: number; to: number } {
  const dates = library.postmortems.map((postmortem) => beginning(postmortem)).filter((date) => date !== undefined);
  if (dates.length === 0) return { from: 0, to: 1 };
  const from = dates.reduce((least, date) => Math.min(least, date));
  const to = dates.reduce((most, date) => Math.max(most, date), Date.parse(today));
  const pad = Math.max((to - from) * 0.02, 15 * 86_400_000);
  return { from: from - pad, to: to + pad };
}
