import { isDeclined, nameOfAction } from '../actions.ts';
import { expectation } from '../guess.ts';
import { alternatives, shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report, { library: { configuration } }) {
    const { priorities } = configuration;
    for (const action of actions) {
      const { priority, place } = action;
      if (!priority) {
        if (isDeclined(action)) continue;
        report({
          reason: `Unexpected ${nameOfAction(action)} without a priority, expected ${alternatives(priorities)}`,
          place,
        });
      } else if (!priorities.includes(priority.value)) {
        const folded = priorities.find((known) => known.toLowerCase() === priority.value.toLowerCase());
        const { expected } = folded
          ? { expected: `\`${folded}\`` }
          : priority.value.length > 3
            ? expectation(priority.value, priorities, 'a priority of `library.yaml`')
            : { expected: alternatives(priorities) };
        report({
          reason: `Unexpected priority ${shown(priority.value)}, expected ${expected}`,
          place: priority.place,
          hint: folded,
        });
      }
    }
  },
};
export default rule;
