import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const index = postmortem.facts.provenance.findIndex(
      ({ model, verifiedBy }) => model !== undefined && verifiedBy === undefined,
    );
    if (index === -1) return;
    for (const { milestones, evidence, moment, time, place } of postmortem.timeline.events) {
      if (milestones.length === 0 || !moment || (evidence && !/^[-–—.…?]*$/.test(evidence.text))) continue;
      const names = milestones.map(({ value }) => `\`${value}\``).join(', ');
      report({
        reason: `Unexpected ${names} at ${shown(time.value)} without evidence in a generated text, expected where it can be seen, or \`witness\` by the person who saw it`,
        place,
        causes: [
          { reason: 'nobody has checked the generated text', place: placeOf(postmortem, ['provenance', index]) },
        ],
      });
    }
  },
};
export default rule;
