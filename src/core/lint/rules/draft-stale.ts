import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { dayOf } from '../day.ts';
import { lastDay } from '../../model/deadline.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration }, today }) {
    const { status, severity } = postmortem.facts;
    if (status !== 'draft' && status !== 'in-review') return;
    // With a deadline and an end, the rule about late reviews speaks.
    if (Object.hasOwn(configuration.deadlines.review, severity) && eventOf(postmortem, 'resolved')?.moment) return;
    const last = lastTold(postmortem);
    if (last === undefined) return;
    const days = configuration.limits.draft;
    const end = lastDay(last, { days, count: 'calendar' });
    if (today <= end) return;
    report({
      reason: `Unexpected \`${status}\` after \`${end}\`, \`${days}\` days after the last thing it tells, expected \`published\` or \`retracted\``,
      place: placeOf(postmortem, ['status']),
    });
  },
};
export default rule;

/** The newest day a document tells of something that has happened. */
function lastTold({ facts, timeline, communications }: Postmortem): string | undefined {
  const days = [
    ...timeline.events.flatMap(({ moment }) => (moment ? [dayOf(moment)] : [])),
    ...communications.flatMap(({ moment }) => (moment ? [dayOf(moment)] : [])),
    ...facts.reviews.map(({ on }) => on),
    ...facts.provenance.map(({ on }) => on),
  ];
  return days.sort().at(-1);
}
