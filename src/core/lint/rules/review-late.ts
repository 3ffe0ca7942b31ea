import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf } from '../day.ts';
import { lastDay, nameOfDeadline } from '../../model/deadline.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { library: { configuration }, today }) {
    if (entry.type !== 'postmortem') return;
    const { status, severity } = entry.facts;
    if (status === 'published' || status === 'retracted') return;
    const { review } = configuration.deadlines;
    const deadline = Object.hasOwn(review, severity) ? review[severity] : undefined;
    const resolved = deadline && eventOf(entry, 'resolved');
    if (!deadline || !resolved?.moment) return;
    const last = lastDay(dayOf(resolved.moment), deadline, configuration.deadlines.holidays);
    if (today <= last) return;
    report({
      reason: `Unexpected \`${status}\` after \`${last}\`, expected \`published\` within ${nameOfDeadline(deadline)} of a ${shown(severity)}`,
      place: placeOf(entry, ['status']),
      causes: [{ reason: `resolved at ${shown(resolved.time.value)}`, place: resolved.time.place }],
    });
  },
};
export default rule;
