import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { reviewDue } from '../../model/due.ts';
import { nameOfDeadline } from '../../model/deadline.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { library: { configuration }, today }) {
    if (entry.type !== 'postmortem') return;
    const due = reviewDue(entry, configuration);
    if (!due || today <= due.day) return;
    const { status, severity } = entry.facts;
    const { day, deadline, from } = due;
    report({
      reason: `Unexpected \`${status}\` after \`${day}\`, expected \`published\` within ${nameOfDeadline(deadline)} of a ${shown(severity)}`,
      place: placeOf(entry, ['status']),
      causes: [{ reason: `resolved at ${shown(from.time.value)}`, place: from.time.place }],
    });
  },
};
export default rule;
