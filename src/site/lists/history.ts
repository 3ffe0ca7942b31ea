import type { PostmortemEntry } from '../../core/model/entry.ts';
import { promisesOf } from '../../core/model/library-action.ts';

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
  promises: Stretch<{ postmortem: PostmortemEntry; action: PostmortemEntry['actions'][number] }>;
}

type Promises = HistoryPart['promises']['shown'];

/** How many pages the history of some incidents has; at least one. The promises are those made in them unless given. */
export function pagesOfHistory(
  incidents: readonly PostmortemEntry[],
  promises: Promises = promisesOf(incidents),
): number {
  return Math.max(1, Math.ceil(incidents.length / perPage), Math.ceil(promises.length / perPage));
}

/** A page of the history of some incidents, by its number from 1. */
export function historyPart(
  incidents: readonly PostmortemEntry[],
  number: number,
  promises: Promises = promisesOf(incidents),
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
