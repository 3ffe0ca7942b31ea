import { shown } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import { isPending } from '../../model/postmortem.ts';
import { firstDay } from '../day.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { actions } = postmortem;
    const began = firstDay(postmortem);
    reportMissing(
      actions.filter((action) => !action.due && isPending(action)),
      {
        rows: 'action items',
        without: 'without a due date',
        expected: 'a day',
        of: actions.length,
        nameOf: nameOfAction,
      },
      report,
    );
    for (const { due } of actions) {
      if (due && began && due.value < began.day) {
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
