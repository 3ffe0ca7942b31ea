import { reportDisorder, type Pair } from '../milestones.ts';
import type { Rule } from '../rule.ts';

/** Pairs that hold by what the words mean; all others (a fix before anybody noticed, say) are allowed to surprise. */
const pairs: readonly Pair[] = [
  ['cause-introduced', 'impact-start'],
  ['cause-introduced', 'detected'],
  ['cause-introduced', 'cause-removed'],
  ['impact-start', 'mitigated'],
  ['impact-start', 'recovered'],
  ['detected', 'acknowledged'],
  ['detected', 'declared'],
  ['detected', 'resolved'],
  ['mitigated', 'recovered'],
  ['mitigated', 'resolved'],
  ['recovered', 'resolved'],
];

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    reportDisorder(postmortem, pairs, report);
  },
};
export default rule;
