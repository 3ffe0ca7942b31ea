import type { Library } from '../../model/library.ts';
import { beginning, type Postmortem } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';

/** How far back somebody who asks “have we seen this before?” will look, in milliseconds: two years. */
const memory = 2 * 365 * 86_400_000;

const indexes = new WeakMap<Library['postmortems'], Map<string, { postmortem: Postmortem; began: number }[]>>();

/** Measured incidents by each pair of a service and a factor, newest first. */
function indexOf(postmortems: Library['postmortems']) {
  let index = indexes.get(postmortems);
  if (!index) {
    indexes.set(postmortems, (index = new Map()));
    for (const postmortem of postmortems) {
      const { kind, status, duplicateOf } = postmortem.facts;
      const began = beginning(postmortem);
      if (began === undefined || !measuredKinds.includes(kind) || status === 'retracted' || duplicateOf !== undefined)
        continue;
      for (const key of keysOf(postmortem)) {
        const known = index.get(key);
        if (known) known.push({ postmortem, began });
        else index.set(key, [{ postmortem, began }]);
      }
    }
  }
  return index;
}

function keysOf({ facts }: Postmortem): string[] {
  return facts.services.flatMap((service) => facts.factors.map((factor) => `${service}\n${factor}`));
}

/** The last incident of the two years before this one that shares a service and a factor with it. */
export function earlierKin(
  postmortem: Postmortem,
  { postmortems }: Pick<Library, 'postmortems'>,
): Postmortem | undefined {
  const start = beginning(postmortem);
  if (start === undefined) return undefined;
  const index = indexOf(postmortems);
  let nearest: { postmortem: Postmortem; began: number } | undefined;
  for (const key of keysOf(postmortem)) {
    const earlier = index
      .get(key)
      ?.find(({ postmortem: other, began }) => other !== postmortem && began < start && began > start - memory);
    if (earlier && (!nearest || earlier.began > nearest.began)) nearest = earlier;
  }
  return nearest?.postmortem;
}

const mentioned = new WeakMap<Postmortem, ReadonlySet<string>>();

/** Ids of the other incidents a postmortem names: in front matter, in its text, or in a link. */
export function mentionedIn(postmortem: Postmortem, incidents: ReadonlyMap<string, Postmortem>): ReadonlySet<string> {
  let ids = mentioned.get(postmortem);
  if (!ids) {
    const found = new Set<string>();
    const { facts, id, text } = postmortem;
    for (const related of facts.related) found.add(related.id);
    if (facts.duplicateOf !== undefined) found.add(facts.duplicateOf);
    // An id is a word with a digit in it; nothing else in a text can be one by accident.
    for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_-]*\d[\p{L}\p{N}_-]*/gu))
      if (word !== id && incidents.has(word)) found.add(word);
    mentioned.set(postmortem, (ids = found));
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
  const index = indexOf(postmortems);
  for (const factor of facts.factors) {
    const found = index
      .get(`${facts.services[0] ?? ''}\n${factor}`)
      ?.find(
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

/** Whether a postmortem names another incident, or says in a sentence that there was none like it. */
export function isAnswered(postmortem: Postmortem, incidents: ReadonlyMap<string, Postmortem>): boolean {
  return mentionedIn(postmortem, incidents).size > 0 || answered.test(postmortem.text);
}
