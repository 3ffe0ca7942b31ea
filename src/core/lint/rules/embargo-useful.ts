import { placeOf } from '../../model/document.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { publication } = postmortem.facts;
    if (publication?.embargo === undefined || publication.on === undefined || publication.embargo > publication.on)
      return;
    report({
      reason: `Unexpected embargo until \`${publication.embargo}\`, no later than the approval, expected a later day or none`,
      place: placeOf(postmortem, ['publication', 'embargo']),
      causes: [{ reason: `approved on \`${publication.on}\``, place: placeOf(postmortem, ['publication', 'on']) }],
    });
  },
};
export default rule;
