import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (postmortem.facts.reviews.length > 0) return;
    report({
      reason: 'Unexpected front matter without reviews, expected at least one',
      place: placeOfMissing(postmortem, ['reviews']),
      hint: 'reviews: [{ role: platform lead, by: handle, on: YYYY-MM-DD }]',
    });
  },
};
export default rule;
