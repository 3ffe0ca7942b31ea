import publicationAfterReview from '../parts/publication-after-review.ts';
import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf } from '../day.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const resolved = eventOf(postmortem, 'resolved') ?? eventOf(postmortem, 'recovered');
    if (!resolved?.moment) return;
    const over = dayOf(resolved.moment);
    const start = dayOf(postmortem.timeline.events.find(({ moment }) => moment)?.moment ?? resolved.moment);
    postmortem.facts.reviews.forEach(({ on }, index) => {
      // Before the incident began is another rule’s matter.
      if (on >= over || on < start) return;
      report({
        reason: `Unexpected review on \`${on}\` before the incident was over, expected \`${over}\` or later`,
        place: placeOf(postmortem, ['reviews', index, 'on']),
        causes: [{ reason: `over at ${shown(resolved.time.value)}`, place: resolved.time.place }],
      });
    });
  },
};
export default together(rule, publicationAfterReview);
