import { eventOf, isOpen } from '../../model/postmortem.ts';
import { measuredKinds, type Milestone } from '../../model/vocabulary.ts';
import { listOf } from '../missing.ts';
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
    const missing = (mayBeOpen ? always : [...always, ...whenOver]).filter(
      (group) => !group.some((milestone) => eventOf(postmortem, milestone) || facts.unknown[milestone]),
    );
    if (missing.length === 0) return;
    const isOne = missing.length === 1;
    const names = missing.map(([first, ...others]) =>
      [`\`${first!}\``, ...others.map((other) => (isOne ? `or \`${other}\`` : `(or \`${other}\`)`))].join(' '),
    );
    const [rows, reasons] = isOne
      ? ['a row that carries it', 'a reason in `unknown`']
      : ['rows that carry them', 'reasons in `unknown`'];
    report({
      reason: `Unexpected timeline without ${listOf(names)}, expected ${rows} or ${reasons}`,
      place: timeline.place ?? timeline.events[0]!.place,
      hint: `unknown: { ${missing.map(([first]) => `${first!}: why nobody knows`).join(', ')} }`,
    });
  },
};
export default rule;
