import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { reviews } = postmortem.facts;
    reviews.forEach(({ by, role }, index) => {
      const first = reviews.findIndex((review) => review.by === by);
      if (first === index) return;
      report({
        reason: `Unexpected second signature of ${shown(by)}, as ${shown(role)}, expected another person`,
        place: placeOf(postmortem, ['reviews', index, 'by']),
        causes: [
          { reason: `signed as ${shown(reviews[first]!.role)}`, place: placeOf(postmortem, ['reviews', first, 'by']) },
        ],
      });
    });
  },
};
export default rule;
