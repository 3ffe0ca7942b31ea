import { comparisonOf, type ComparedSection } from '../../core/publish/comparison.ts';
import { differencesOf } from '../../core/publish/differences.ts';
import type { Decision, Publication } from '../../core/publish/publish.ts';
import { wordsOf, type Words } from '../../core/publish/words.ts';
import { publicationOn } from '../../library/publication.ts';
import { edition } from '../../site/edition.ts';

let decided: Promise<Publication> | undefined;

/** What is public on the day of the build, and why the rest is not. */
export function publication(): Promise<Publication> {
  return (decided ??= edition().then(({ parsed: library, today, messages }) =>
    publicationOn(library, today, messages),
  ));
}

let words: Words | undefined;

/** Compares a document with its public form. The result holds internal text. */
export async function comparison(decision: Decision): Promise<ComparedSection[]> {
  const { parsed: library } = await edition();
  return comparisonOf(differencesOf(decision, library, (words ??= wordsOf(library))));
}
