import signatureOnce from '../parts/signature-once.ts';
import { placeOfMissing } from '../stretch.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
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
export default together(rule, signatureOnce);
