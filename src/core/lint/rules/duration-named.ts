import meanOfOne from '../parts/mean-of-one.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { agrees } from '../facts/agree.ts';
import { durationsOf, shownClaim } from '../facts/duration.ts';
import { between, causesOf, rowOf, shownSpan } from '../facts/rows.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!measuredKinds.includes(postmortem.facts.kind)) return;
    for (const claim of durationsOf(postmortem)) {
      const { about, label, length, sentence } = claim;
      if (about !== 'whole' || !label) continue;
      const [start, end, detected, resolved] = (['impact-start', 'recovered', 'detected', 'resolved'] as const).map(
        (milestone) => rowOf(postmortem, milestone),
      );
      if (!start || !end || !detected || !resolved) continue;
      if (agrees(length, between(start, end)) || !agrees(length, between(detected, resolved))) continue;
      // `Duration: 23 minutes (detected to resolved)` says it.
      if (/\b(?:detect|alert|page|response|resolved|closed)/i.test(sentence.text.slice(length.end, length.end + 40)))
        continue;
      report({
        reason: `Unexpected ${shownClaim(claim)}, which is that of the response, expected the impact: ${shownSpan(start, end)}`,
        place: sentence.placeOf(length.start, length.end),
        causes: causesOf(start, end, detected, resolved),
      });
    }
  },
};
export default together(rule, meanOfOne);
