import { measuredKinds } from '../../model/vocabulary.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { detection, kind } = postmortem.facts;
    if (detection || !measuredKinds.includes(kind)) return;
    report({
      reason: 'Unexpected front matter without `detection`, expected what noticed it first',
      place: placeOfMissing(postmortem, []),
      hint: 'detection: { channel: alert }',
    });
  },
};
export default rule;
