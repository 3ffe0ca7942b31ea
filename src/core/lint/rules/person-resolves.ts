import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { LibraryDocument } from '../../model/library.ts';
import type { Review } from '../../model/review.ts';
import type { Runbook } from '../../model/runbook.ts';
import { roles } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check(document, report, { library: { people } }) {
    for (const { handle, place } of handlesOf(document)) {
      if (people.has(handle)) continue;
      const { expected, hint } = expectation(handle, [...people.keys()], 'a handle of `people.yaml`');
      report({ reason: `Unexpected person ${shown(handle)}, expected ${expected}`, place: place(), hint });
    }
  },
};
export default rule;

interface Handle {
  handle: string;
  place(): Place;
}

function handlesOf(document: LibraryDocument): Handle[] {
  if (document.type === 'runbook') return ownerOf(document);
  return document.type === 'review' ? handlesOfReview(document) : handlesOfPostmortem(document);
}

function handlesOfPostmortem(postmortem: Postmortem): Handle[] {
  const { facts, actions } = postmortem;
  const found: Handle[] = [];
  const add = (handle: string | undefined, ...path: (string | number)[]) => {
    if (handle !== undefined) found.push({ handle, place: () => placeOf(postmortem, path) });
  };
  for (const role of roles) facts.roles[role]?.forEach((handle, index) => add(handle, 'roles', role, index));
  facts.reviews.forEach(({ by }, index) => add(by, 'reviews', index, 'by'));
  facts.provenance.forEach(({ verifiedBy }, index) => add(verifiedBy, 'provenance', index, 'verifiedBy'));
  add(facts.publication?.by, 'publication', 'by');
  return [...found, ...ownersOf(actions)];
}

function handlesOfReview(review: Review): Handle[] {
  const { facts, actions } = review;
  const people = facts.people.map((handle, index) => ({ handle, place: () => placeOf(review, ['people', index]) }));
  return [...people, ...ownersOf(actions)];
}

function ownersOf(actions: Postmortem['actions']): Handle[] {
  return actions.flatMap(({ owner }) =>
    [...(owner?.value.matchAll(/(?<!\w)@([\w.-]+)/g) ?? [])].map(([, handle]) => ({
      handle: handle!,
      place: () => owner!.place,
    })),
  );
}

function ownerOf(runbook: Runbook): Handle[] {
  const { owner } = runbook.facts;
  return owner.startsWith('@') ? [{ handle: owner.slice(1), place: () => placeOf(runbook, ['owner']) }] : [];
}
