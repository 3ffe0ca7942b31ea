import { nameOfAction } from '../actions.ts';
import { isPending } from '../../model/postmortem.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { today }) {
    if (entry.type === 'runbook') return;
    for (const action of entry.actions) {
      const { due, status } = action;
      if (!due || due.value >= today || !isPending(action)) continue;
      report({
        reason: `Unexpected due date \`${due.value}\` of ${nameOfAction(action)} in the past, expected \`done\`, \`declined\` or a later day`,
        place: due.place,
        causes: status && [{ reason: `still \`${status.value}\``, place: status.place }],
      });
    }
  },
};
export default rule;
