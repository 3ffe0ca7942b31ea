import { actionTypes } from '../../model/vocabulary.ts';
import { alternatives } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report) {
    for (const action of actions) {
      if (action.type) continue;
      report({
        reason: `Unexpected ${nameOfAction(action)} without a type, expected ${alternatives(actionTypes)}`,
        place: action.place,
      });
    }
  },
};
export default rule;
