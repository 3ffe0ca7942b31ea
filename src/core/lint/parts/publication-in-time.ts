import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf } from '../day.ts';
import { lastDay, nameOfDeadline } from '../../model/deadline.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { publication: approval, severity } = postmortem.facts;
    const { publication, holidays } = configuration.deadlines;
    const deadline = Object.hasOwn(publication, severity) ? publication[severity] : undefined;
    const resolved = deadline && (eventOf(postmortem, 'resolved') ?? eventOf(postmortem, 'recovered'));
    const first = approval?.since ?? approval?.on;
    if (!deadline || first === undefined || !resolved?.moment) return;
    const last = lastDay(dayOf(resolved.moment), deadline, holidays);
    if (first <= last) return;
    report({
      reason: `Unexpected approval for the public on \`${first}\`, expected \`${last}\` or sooner, within ${nameOfDeadline(deadline)} of a ${shown(severity)}`,
      place: placeOf(postmortem, ['publication', approval?.since === undefined ? 'on' : 'since']),
      causes: [{ reason: `over at ${shown(resolved.time.value)}`, place: resolved.time.place }],
    });
  },
};
export default rule;
