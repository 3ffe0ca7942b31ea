import { measuredKinds } from '../../model/vocabulary.ts';
import { reportDisorder } from '../milestones.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (measuredKinds.includes(postmortem.facts.kind)) {
      reportDisorder(postmortem, [['impact-start', 'detected']], report);
    }
  },
};
export default rule;
