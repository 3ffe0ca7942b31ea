import type { CollectionEntry } from 'astro:content';
import { comparisonOf, type ComparedSection } from '../../core/publish/comparison.ts';
import { differencesOf } from '../../core/publish/differences.ts';
import { decider, type Decider, type Decision } from '../../core/publish/publish.ts';
import { canBeAddressed } from '../../core/model/address.ts';
import { postmortemsById } from '../../core/model/lookup.ts';
import { memo } from '../../core/model/memo.ts';
import { contentFolder } from '../../library/read.ts';
import { digestPictures, sha256 } from '../../library/pictures.ts';
import { shownPictures, type ShownPicture } from '../../library/shown-pictures.ts';
import { edition } from '../../site/edition.ts';
import { given, type Given, type Standing } from '../../site/build/given.ts';
import { wantedOutside } from '../../site/lists/wanted.ts';
import { publicationKey } from '../../site/build/page-keys.ts';

const picturesOf = memo(({ judged }: Given) => digestPictures(contentFolder(), judged.catalogue.images));
const deciderOf = memo(async (current: Given): Promise<Decider> => {
  const { catalogue, today, messages } = current.judged;
  return decider(catalogue, { today, messages, pictures: await picturesOf(current), sha256 });
});

/** What was decided about a postmortem that somebody wants outside. */
export type Listed = Standing & { id: string; title: string; key: string };

/** The postmortems that somebody wants outside: those with an approval, and those that were public once. */
export async function listed(): Promise<Listed[]> {
  const current = given();
  const shown = await edition();
  const { library } = shown;
  const pictures = await picturesOf(current);
  const standings: Listed[] = [];
  for (const entry of wantedOutside(library)) {
    const key = publicationKey(entry, pictures, shown);
    let standing = current.decisions.get(key);
    if (!standing) {
      const { outcome, reasons } = await decisionOn(entry.id);
      standing = current.decisions.set(key, JSON.stringify({ outcome, reasons }));
    }
    standings.push({ ...standing, id: entry.id, title: entry.facts.title, key });
  }
  return standings;
}

/**
 * The pages that compare a postmortem with its public form: of those that somebody wants outside and that are not, or
 * are no longer, as they were approved. In development every postmortem has such a page.
 */
export async function publicationPaths(documents: readonly CollectionEntry<'postmortems'>[]) {
  if (import.meta.env.DEV) return documents.map(({ id }) => ({ params: { id } }));
  return (await listed())
    .filter(({ id, outcome }) => outcome !== 'public' && canBeAddressed(id))
    .map(({ id, key }) => ({ params: { id }, cacheKey: key }));
}

/** What is decided about a postmortem on the day of the build. */
export async function decisionOn(id: string): Promise<Decision> {
  const { judged } = given();
  const { decide, retract } = await deciderOf(given());
  const decision = decide(judged.documentOf(postmortemsById(judged.catalogue.postmortems).get(id)!), true);
  retract(decision);
  return decision;
}

/** The pictures that would be public, for a person to look at. */
export function pictures({ candidate }: Decision): Promise<ShownPicture[]> {
  return shownPictures(contentFolder(), candidate?.pictures.map(({ path }) => path) ?? []);
}

/** Compares a document with its public form. The result holds internal text. */
export async function comparison(decision: Decision): Promise<ComparedSection[]> {
  const current = given();
  const { words } = await deciderOf(current);
  return comparisonOf(differencesOf(decision, current.judged.catalogue, words));
}
