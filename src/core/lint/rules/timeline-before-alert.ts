import { eventOf } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { facts, timeline } = postmortem;
    if (!measuredKinds.includes(facts.kind) || facts.unknown['impact-start'] !== undefined) return;
    const start = eventOf(postmortem, 'impact-start');
    const detected = eventOf(postmortem, 'detected');
    if (!start?.moment || !detected?.moment || timeline.events[0] !== start) return;
    // A time to detect of nothing is what a timeline says that begins with its own alert.
    if (start !== detected && start.moment.earliest !== detected.moment.earliest) return;
    report({
      reason: `Unexpected timeline that begins with its detection at ${shown(detected.time.value)}, expected when users were first affected, or a reason in \`unknown\``,
      place: start.milestones.find(({ value }) => value === 'impact-start')!.place,
      hint: 'unknown: { impact-start: why nobody knows }',
    });
  },
};
export default rule;
