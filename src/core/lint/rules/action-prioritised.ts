import { isDeclined, nameOfAction } from '../actions.ts';
import { expectation } from '../guess.ts';
import { alternatives, shown } from '../../parse/schema.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report, { library: { configuration } }) {
    const { priorities } = configuration;
    reportMissing(
      actions.filter((action) => !action.priority && !isDeclined(action)),
      {
        rows: 'action items',
        without: 'without a priority',
        expected: alternatives(priorities),
        of: actions.length,
        nameOf: nameOfAction,
      },
      report,
    );
    for (const { priority } of actions) {
      if (priority && !priorities.includes(priority.value)) {
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
