import { placeOf } from '../../model/document.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { publication, reviews } = postmortem.facts;
    if (publication?.on === undefined) return;
    const { on } = publication;
    const late = reviews.findIndex((review) => review.on > on);
    if (late === -1) return;
    report({
      reason: `Unexpected approval for the public on \`${on}\`, expected it after every review`,
      place: placeOf(postmortem, ['publication', 'on']),
      causes: [{ reason: `reviewed on \`${reviews[late]!.on}\``, place: placeOf(postmortem, ['reviews', late, 'on']) }],
    });
  },
};
export default rule;
