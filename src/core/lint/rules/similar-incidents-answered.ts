import { placeOf } from '../../model/document.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { placeOfMissing } from '../stretch.ts';
import { earlierKin, mentionedIn } from '../words/kinship.ts';

/** The question was asked. */
const answered =
  /\b(?:no|none|not|never|first|without)\b[^.]{0,60}\b(?:similar|earlier|previous|prior|related|like (?:it|this)|before|precedent|of (?:its|this) kind)\b|\b(?:similar|earlier|previous|prior|related) (?:incidents?|postmortems?|outages?)\b|\b(?:happened|seen|occurred) (?:this )?before\b|\bfirst (?:time|incident|of)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, context) {
    const { facts, text } = postmortem;
    if (!measuredKinds.includes(facts.kind) || facts.related.length > 0 || facts.duplicateOf !== undefined) return;
    const earlier = earlierKin(postmortem, context.library);
    if (!earlier || answered.test(text) || mentionedIn(postmortem, context.incidents).size > 0) return;
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
