import publicationInTime from '../parts/publication-in-time.ts';
import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf } from '../day.ts';
import { lastDay, nameOfDeadline } from '../../model/deadline.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { reviews, severity } = postmortem.facts;
    const { review, holidays } = configuration.deadlines;
    const deadline = Object.hasOwn(review, severity) ? review[severity] : undefined;
    const resolved = deadline && (eventOf(postmortem, 'resolved') ?? eventOf(postmortem, 'recovered'));
    if (!deadline || !resolved?.moment || reviews.length === 0) return;
    const over = dayOf(resolved.moment);
    const last = lastDay(over, deadline, holidays);
    const late = reviews.findIndex(({ on }) => on > last);
    if (late === -1) return;
    const { on } = reviews[late]!;
    const days = Math.round((Date.parse(on) - Date.parse(over)) / 86_400_000);
    report({
      reason: `Unexpected review on \`${on}\`, \`${days}\` days after the incident, expected \`${last}\` or sooner, within ${nameOfDeadline(deadline)} of a ${shown(severity)}`,
      place: placeOf(postmortem, ['reviews', late, 'on']),
      causes: [{ reason: `over at ${shown(resolved.time.value)}`, place: resolved.time.place }],
    });
  },
};
export default together(rule, publicationInTime);
