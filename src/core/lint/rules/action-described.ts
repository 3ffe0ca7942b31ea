import { nameOfAction } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report) {
    for (const action of actions) {
      if (!/^[-–—.…?]*$/.test(action.action.text)) continue;
      report({
        reason: `Unexpected ${nameOfAction(action)} without an action, expected what will be done`,
        place: action.place,
      });
    }
  },
};
export default rule;
