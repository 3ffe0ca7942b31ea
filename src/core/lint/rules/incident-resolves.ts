import { placeOf, type Path } from '../../model/document.ts';
import type { PromisingEntry } from '../../model/entry.ts';
import { shown } from '../../parse/schema.ts';
import { guess } from '../guess.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  check({ postmortems, reviews }, report) {
    const incidents = new Map(postmortems.map((postmortem) => [postmortem.id, postmortem]));
    const newId = new Map(
      postmortems.flatMap(({ id, facts }) => facts.formerly.map((former) => [former, id] as const)),
    );
    const check = (entry: PromisingEntry, id: string, path: Path) => {
      const place = placeOf(entry, path);
      if (entry.type === 'postmortem' && id === entry.id) {
        report({ reason: `Unexpected incident ${shown(id)}, expected another one than this`, place });
      } else if (!incidents.has(id)) {
        const now = newId.get(id);
        const meant = now ?? guess(id, incidents.keys());
        const expected = now ? `\`${now}\`, its id now` : meant ? `\`${meant}\`` : 'the id of a postmortem';
        report({ reason: `Unexpected incident ${shown(id)}, expected ${expected}`, place, hint: meant });
      }
    };
    for (const review of reviews)
      review.facts.incidents.forEach((id, index) => check(review, id, ['incidents', index]));
    for (const postmortem of postmortems) {
      const { related, duplicateOf } = postmortem.facts;
      related.forEach(({ id }, index) => check(postmortem, id, ['related', index, 'id']));
      if (duplicateOf === undefined) continue;
      check(postmortem, duplicateOf, ['duplicateOf']);
      const original = incidents.get(duplicateOf);
      if (original?.facts.duplicateOf !== undefined && original !== postmortem) {
        report({
          reason: `Unexpected ${shown(duplicateOf)}, itself a duplicate, expected the postmortem that tells the incident`,
          place: placeOf(postmortem, ['duplicateOf']),
          causes: [
            { reason: `duplicate of ${shown(original.facts.duplicateOf)}`, place: placeOf(original, ['duplicateOf']) },
          ],
        });
      }
    }
  },
};
export default rule;
