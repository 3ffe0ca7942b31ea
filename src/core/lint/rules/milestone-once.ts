import milestoneUnknownUnused from '../parts/milestone-unknown-unused.ts';
import type { Written } from '../../model/document.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ timeline }, report) {
    const first = new Map<Milestone, Written<Milestone>>();
    for (const written of timeline.events.flatMap((event) => event.milestones)) {
      const earlier = first.get(written.value);
      if (!earlier) first.set(written.value, written);
      else {
        report({
          reason: `Unexpected second \`${written.value}\`, expected each milestone once`,
          place: written.place,
          causes: [{ reason: 'the first one', place: earlier.place }],
        });
      }
    }
  },
};
export default together(rule, milestoneUnknownUnused);
