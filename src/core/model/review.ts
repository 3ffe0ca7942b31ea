import type { Document } from './document.ts';
import type { ReviewFacts } from './facts.ts';
import type { ActionItem, Item } from './postmortem.ts';

/** A review that took place: what was decided, and what was promised. */
export interface Review extends Document {
  type: 'review';
  /** Stand-ins as in a postmortem where a required value was missing: the date is then 1970-01-01. */
  facts: ReviewFacts;
  valid: boolean;
  decisions: Item[];
  actions: ActionItem[];
}

/** Reviews or their entries, the one that took place last first. */
export function lastReviewFirst<T extends { id: string; facts: { date: string } }>(reviews: readonly T[]): T[] {
  return reviews.toSorted((a, b) =>
    a.facts.date === b.facts.date ? (a.id < b.id ? 1 : -1) : a.facts.date < b.facts.date ? 1 : -1,
  );
}
