import { placeOf } from '../../model/document.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { placeOfMissing } from '../stretch.ts';
import { earlierKin, isAnswered, tiesOfKin } from '../words/kinship.ts';

const rule: Rule = {
  about: 'postmortem',
  ties: tiesOfKin,
  check(postmortem, report, context) {
    const { facts } = postmortem;
    if (!measuredKinds.includes(facts.kind) || facts.related.length > 0 || facts.duplicateOf !== undefined) return;
    const earlier = earlierKin(postmortem, context.library);
    if (!earlier || isAnswered(postmortem, context.incidents)) return;
    report({
      reason:
        'Unexpected front matter without `related`, expected the incidents like this one, or a sentence that says there were none',
      place: placeOfMissing(postmortem, ['related']),
      causes: [
        { reason: `${shown(earlier.id)} has a service and a factor in common`, place: placeOf(earlier, ['services']) },
      ],
      hint: `related: [{ id: ${earlier.id}, why: … }]`,
    });
  },
};
export default rule;
