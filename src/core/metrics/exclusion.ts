import type { PostmortemEntry } from '../model/entry.ts';
import { measuredKinds } from '../model/vocabulary.ts';

/** Why an incident is in no summary. */
export const exclusions = ['retracted', 'unreadable', 'duplicate', 'drill', 'near-miss', 'maintenance'] as const;
export type Exclusion = (typeof exclusions)[number];

/**
 * Why a postmortem is left out of every summary, or undefined where it counts. The first reason is given of several.
 *
 * Drafts count: the status is of the document, and the incident happened. A retracted document is no longer
 * vouched for; a duplicate would count its incident twice; a document whose front matter or MDX has faults may
 * have lost its kind or part of its timeline, so that its numbers would be guesses until it is repaired.
 */
export function exclusionOf(postmortem: PostmortemEntry): Exclusion | undefined {
  const { kind, status, duplicateOf } = postmortem.facts;
  if (status === 'retracted') return 'retracted';
  if (!postmortem.valid) return 'unreadable';
  if (duplicateOf) return 'duplicate';
  return measuredKinds.includes(kind) ? undefined : (kind as Exclusion);
}
