import { shown } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import { isPending } from '../../model/postmortem.ts';
import { firstDay } from '../day.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const began = firstDay(postmortem);
    for (const action of postmortem.actions) {
      const { due, place } = action;
      if (!due) {
        if (!isPending(action)) continue;
        report({
          reason: `Unexpected ${nameOfAction(action)} without a due date, expected a day`,
          place,
        });
      } else if (began && due.value < began.day) {
        report({
          reason: `Unexpected due date \`${due.value}\` before the incident, expected \`${began.day}\` or later`,
          place: due.place,
          causes: [{ reason: `it began at ${shown(began.event.time.value)}`, place: began.event.time.place }],
        });
      }
    }
  },
};
export default rule;
