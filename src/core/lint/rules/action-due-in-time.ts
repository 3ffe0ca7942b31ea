import { shown } from '../../parse/schema.ts';
import { isPending } from '../../model/postmortem.ts';
import { firstDay } from '../day.ts';
import { lastDay, nameOfDeadline } from '../../model/deadline.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { severity } = postmortem.facts;
    const deadline = Object.hasOwn(configuration.deadlines.actions, severity)
      ? configuration.deadlines.actions[severity]
      : undefined;
    const began = deadline && firstDay(postmortem);
    if (!deadline || !began) return;
    const last = lastDay(began.day, deadline, configuration.deadlines.holidays);
    for (const action of postmortem.actions) {
      const { due } = action;
      if (!due || due.value <= last || !isPending(action)) continue;
      report({
        reason: `Unexpected due date \`${due.value}\`, expected \`${last}\` or sooner, ${nameOfDeadline(deadline)} after a ${shown(severity)} began`,
        place: due.place,
        causes: [{ reason: `it began at ${shown(began.event.time.value)}`, place: began.event.time.place }],
      });
    }
  },
};
export default rule;
