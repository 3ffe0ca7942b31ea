import { shown } from '../../parse/schema.ts';
import { isDeclined, nameOfAction } from '../actions.ts';
import { expectation } from '../guess.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report, { teams }) {
    reportMissing(
      actions.filter((action) => !action.owner && !isDeclined(action)),
      {
        rows: 'action items',
        without: 'without an owner',
        expected: 'a handle or a team',
        of: actions.length,
        nameOf: nameOfAction,
        hint: '@handle',
      },
      report,
    );
    for (const { owner } of actions) {
      if (!owner) continue;
      if (/[,;&/+]|\band\b|\s@/.test(owner.value) && !teams.has(owner.value)) {
        report({ reason: `Unexpected owners ${shown(owner.value)}, expected one`, place: owner.place });
      } else if (!owner.value.startsWith('@') && !teams.has(owner.value)) {
        const { expected, hint } = expectation(owner.value, [...teams], 'a handle such as `@jdoe` or a team');
        report({
          reason: `Unexpected owner ${shown(owner.value)}, expected ${hint ? expected : 'a handle such as `@jdoe` or a team'}`,
          place: owner.place,
          hint,
        });
      }
    }
  },
};
export default rule;
