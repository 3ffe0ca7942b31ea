import { eventOf, isOpen } from '../../model/postmortem.ts';
import { measuredKinds, type Milestone } from '../../model/vocabulary.ts';
import type { Rule } from '../rule.ts';

const always: readonly (readonly Milestone[])[] = [['impact-start'], ['detected']];
/** Of each group one is enough. */
const whenOver: readonly (readonly Milestone[])[] = [['mitigated', 'recovered'], ['resolved']];

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { facts, timeline } = postmortem;
    if (timeline.events.length === 0 || !measuredKinds.includes(facts.kind)) return;
    const mayBeOpen = facts.status !== 'published' && isOpen(postmortem);
    for (const group of mayBeOpen ? always : [...always, ...whenOver]) {
      if (group.some((milestone) => eventOf(postmortem, milestone) || facts.unknown[milestone])) continue;
      report({
        reason: `Unexpected timeline without \`${group.join('` or `')}\`, expected a row that carries it or a reason in \`unknown\``,
        place: timeline.place ?? timeline.events[0]!.place,
        hint: `unknown: { ${group[0]}: why nobody knows }`,
      });
    }
  },
};
export default rule;
