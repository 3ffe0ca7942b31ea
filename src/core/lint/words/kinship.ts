import { derived } from '../change/derived.ts';
import { tiesBy } from '../rule.ts';
import type { Library } from '../../model/library.ts';
import { beginning, type Postmortem } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';

/** How far back somebody who asks “have we seen this before?” will look, in milliseconds: two years. */
const memory = 2 * 365 * 86_400_000;

interface Kin {
  postmortem: Postmortem;
  began: number;
}

/** Measured incidents by service, newest first; and of those the ones that have a factor, as somebody asks. */
const indexes = new WeakMap<readonly Postmortem[], Map<string, { all: Kin[]; having: Map<string, Kin[]> }>>();

const inOrder = new WeakMap<readonly Postmortem[], readonly Postmortem[]>();

/** Postmortems in the order in which they began; of two at the same time, by file. */
export function oldestFirst(postmortems: readonly Postmortem[]): readonly Postmortem[] {
  let ordered = inOrder.get(postmortems);
  if (!ordered) {
    ordered = postmortems
      .map((postmortem) => ({ postmortem, began: beginning(postmortem) ?? 0 }))
      .sort((a, b) => a.began - b.began || (a.postmortem.file < b.postmortem.file ? -1 : 1))
      .map(({ postmortem }) => postmortem);
    inOrder.set(postmortems, ordered);
  }
  return ordered;
}

/** Measured incidents by service and factor, newest first. */
function kinOf(postmortems: readonly Postmortem[], service: string, factor: string): Kin[] {
  let index = indexes.get(postmortems);
  if (!index) {
    indexes.set(postmortems, (index = new Map()));
    for (const postmortem of oldestFirst(postmortems).toReversed()) {
      const { kind, status, duplicateOf, services } = postmortem.facts;
      const began = beginning(postmortem);
      if (began === undefined || !measuredKinds.includes(kind) || status === 'retracted' || duplicateOf !== undefined)
        continue;
      for (const service of services) {
        let those = index.get(service);
        if (!those) index.set(service, (those = { all: [], having: new Map() }));
        those.all.push({ postmortem, began });
      }
    }
  }
  const those = index.get(service);
  if (!those) return [];
  let kin = those.having.get(factor);
  if (!kin) {
    kin = those.all.filter(({ postmortem }) => postmortem.facts.factors.includes(factor));
    those.having.set(factor, kin);
  }
  return kin;
}

/** Kin share a service and a factor. */
export const tiesOfKin = tiesBy('ties of kin', ({ facts }) =>
  facts.services.flatMap((service) => facts.factors.map((factor) => `${service}\n${factor}`)),
);

/** The last incident of the two years before this one that shares a service and a factor with it. */
export function earlierKin(
  postmortem: Postmortem,
  { postmortems }: Pick<Library, 'postmortems'>,
): Postmortem | undefined {
  const start = beginning(postmortem);
  if (start === undefined) return undefined;
  const { services, factors } = postmortem.facts;
  let nearest: Kin | undefined;
  for (const service of services) {
    for (const factor of factors) {
      const earlier = kinOf(postmortems, service, factor).find(
        ({ postmortem: other, began }) => other !== postmortem && began < start && began > start - memory,
      );
      if (earlier && (!nearest || earlier.began > nearest.began)) nearest = earlier;
    }
  }
  return nearest?.postmortem;
}

/** Words of a text that may be an id: letters, a digit and five characters or more. */
export const wordsIn = derived('kinship-names', ({ text }: Postmortem): readonly string[] => {
  const words = text.match(/[\w\x80-\uffff-]{5,}/g) ?? [];
  return [...new Set(words.filter((word) => /\d/.test(word) && /[A-Za-z\x80-\uffff]/.test(word)))];
});

const mentioned = new WeakMap<ReadonlyMap<string, Postmortem>, Map<Postmortem, ReadonlySet<string>>>();

/** Ids of the other incidents a postmortem names: in front matter, in its text, or in a link. */
export function mentionedIn(postmortem: Postmortem, incidents: ReadonlyMap<string, Postmortem>): ReadonlySet<string> {
  let known = mentioned.get(incidents);
  if (!known) mentioned.set(incidents, (known = new Map<Postmortem, ReadonlySet<string>>()));
  let ids = known.get(postmortem);
  if (!ids) {
    const found = new Set<string>();
    const { facts, id } = postmortem;
    for (const related of facts.related) found.add(related.id);
    if (facts.duplicateOf !== undefined) found.add(facts.duplicateOf);
    for (const word of wordsIn(postmortem)) if (word !== id && incidents.has(word)) found.add(word);
    known.set(postmortem, (ids = found));
  }
  return ids;
}

/** Of the two years before an incident, the last one with the same first service and trigger and two factors in common. */
export function closestKin(
  postmortem: Postmortem,
  { postmortems }: Pick<Library, 'postmortems'>,
): Postmortem | undefined {
  const start = beginning(postmortem);
  const { facts } = postmortem;
  if (start === undefined || facts.factors.length < 2 || facts.trigger === undefined) return undefined;
  for (const factor of facts.factors) {
    const found = kinOf(postmortems, facts.services[0] ?? '', factor).find(
      ({ postmortem: other, began }) =>
        other !== postmortem &&
        began < start &&
        began > start - memory &&
        other.facts.services[0] === facts.services[0] &&
        other.facts.trigger === facts.trigger &&
        other.facts.factors.filter((one) => facts.factors.includes(one)).length >= 2,
    );
    if (found) return found.postmortem;
  }
  return undefined;
}

const answered =
  /\b(?:no|none|not|never|first|without)\b[^.]{0,60}\b(?:similar|earlier|previous|prior|related|like (?:it|this)|before|precedent|of (?:its|this) kind)\b|\b(?:similar|earlier|previous|prior|related) (?:incidents?|postmortems?|outages?)\b|\b(?:happened|seen|occurred) (?:this )?before\b|\bfirst (?:time|incident|of)\b/i;

const isDenied = derived('kinship-denied', ({ text }: Postmortem): boolean => answered.test(text));

/** Whether a postmortem names another incident, or says in a sentence that there was none like it. */
export function isAnswered(postmortem: Postmortem, incidents: ReadonlyMap<string, Postmortem>): boolean {
  return mentionedIn(postmortem, incidents).size > 0 || isDenied(postmortem);
}
