import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if ((postmortem.facts.roles.author ?? []).length > 0) return;
    report({
      reason: 'Unexpected front matter without an author, expected at least one in `roles`',
      place: placeOfMissing(postmortem, ['roles', 'author']),
      hint: 'roles: { author: [handle] }',
    });
  },
};
export default rule;
