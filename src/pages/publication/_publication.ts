import type { CollectionEntry } from 'astro:content';
import { comparisonOf, type ComparedSection } from '../../core/publish/comparison.ts';
import { differencesOf } from '../../core/publish/differences.ts';
import { decider, type Decider, type Decision } from '../../core/publish/publish.ts';
import { canBeAddressed } from '../../core/model/address.ts';
import { postmortemsById } from '../../core/model/lookup.ts';
import { memo } from '../../core/model/memo.ts';
import { contentFolder } from '../../library/read.ts';
import { digestPictures, sha256 } from '../../library/pictures.ts';
import { edition } from '../../site/edition.ts';
import { given, type Given } from '../../site/build/given.ts';
import { pageKeys } from '../../site/build/page-keys.ts';

const picturesOf = memo(({ judged }: Given) => digestPictures(contentFolder(), judged.catalogue.images));
const deciderOf = memo(async (current: Given): Promise<Decider> => {
  const { catalogue, today, messages } = current.judged;
  return decider(catalogue, { today, messages, pictures: await picturesOf(current), sha256 });
});

/**
 * Ids of the postmortems that somebody wants outside: those with an approval, and those that were public once. Only
 * these have a page of their own in a build; in development every one has.
 */
export function candidatesOf(documents: readonly CollectionEntry<'postmortems'>[]): string[] {
  return documents.filter(({ data }) => data.publication !== undefined).map(({ id }) => id);
}

/** The pages that compare a postmortem with its public form. */
export async function publicationPaths(documents: readonly CollectionEntry<'postmortems'>[]) {
  const current = await edition();
  const pictures = await picturesOf(given());
  const byId = postmortemsById(current.library.postmortems);
  return (import.meta.env.DEV ? documents.map(({ id }) => id) : candidatesOf(documents))
    .filter(canBeAddressed)
    .map((id) => ({ params: { id }, cacheKey: pageKeys(current).publication(byId.get(id)!, pictures) }));
}

/** What is decided about a postmortem on the day of the build. */
export async function decisionOn(id: string): Promise<Decision> {
  const { judged } = given();
  const { decide, retract } = await deciderOf(given());
  const decision = decide(judged.documentOf(postmortemsById(judged.catalogue.postmortems).get(id)!), true);
  retract(decision);
  return decision;
}

/** Compares a document with its public form. The result holds internal text. */
export async function comparison(decision: Decision): Promise<ComparedSection[]> {
  const current = given();
  const { words } = await deciderOf(current);
  return comparisonOf(differencesOf(decision, current.judged.catalogue, words));
}
