import { actionStatuses } from '../../model/vocabulary.ts';
import { alternatives } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report) {
    for (const action of actions) {
      if (action.status) continue;
      report({
        reason: `Unexpected ${nameOfAction(action)} without a status, expected ${alternatives(actionStatuses)}`,
        place: action.place,
        hint: 'open',
      });
    }
  },
};
export default rule;
