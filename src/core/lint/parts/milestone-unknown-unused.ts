import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import { milestones } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const milestone of milestones) {
      if (!postmortem.facts.unknown[milestone]) continue;
      const event = eventOf(postmortem, milestone);
      if (!event) continue;
      report({
        reason: `Unexpected reason why \`${milestone}\` is unknown, expected none, since the timeline has it`,
        place: placeOf(postmortem, ['unknown', milestone]),
        causes: [
          {
            reason: `at ${shown(event.time.value)}`,
            place: event.milestones.find(({ value }) => value === milestone)!.place,
          },
        ],
      });
    }
  },
};
export default rule;
