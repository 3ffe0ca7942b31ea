import { placeOf } from '../../model/document.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { placeOfMissing } from '../stretch.ts';
import { earlierKin, isAnswered, openPromisesOf } from '../kinship.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, context) {
    if (entry.type !== 'postmortem') return;
    const { facts } = entry;
    if (!measuredKinds.includes(facts.kind) || facts.related.length > 0 || facts.duplicateOf !== undefined) return;
    const earlier = earlierKin(entry, context.library);
    if (!earlier || isAnswered(entry, context.incidents)) return;
    report({
      reason:
        'Unexpected front matter without `related`, expected the incidents like this one, or a sentence that says there were none',
      place: placeOfMissing(entry, ['related']),
      causes: [
        { reason: `${shown(earlier.id)} has a service and a factor in common`, place: placeOf(earlier, ['services']) },
        ...openPromisesOf(earlier),
      ],
      hint: `related: [{ id: ${earlier.id}, why: … }]`,
    });
  },
};
export default rule;
