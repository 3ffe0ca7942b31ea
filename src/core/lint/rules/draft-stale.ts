import { placeOf } from '../../model/document.ts';
import { eventOf } from '../../model/postmortem.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { dayOf } from '../day.ts';
import { lastDay } from '../../model/deadline.ts';
import { noting, type Rule } from '../rule.ts';

const rule: Rule = noting({
  about: 'entry',
  note: (document) => (document.type === 'postmortem' ? lastTold(document) : undefined),
  check(entry, report, { library: { configuration }, today }, noteOf) {
    if (entry.type !== 'postmortem') return;
    const { status, severity } = entry.facts;
    if (status !== 'draft' && status !== 'in-review') return;
    // With a deadline and an end, the rule about late reviews speaks.
    if (Object.hasOwn(configuration.deadlines.review, severity) && eventOf(entry, 'resolved')?.moment) return;
    const last = noteOf(entry);
    if (last === undefined) return;
    const days = configuration.limits.draft;
    const end = lastDay(last, { days, count: 'calendar' });
    if (today <= end) return;
    report({
      reason: `Unexpected \`${status}\` after \`${end}\`, \`${days}\` days after the last thing it tells, expected \`published\` or \`retracted\``,
      place: placeOf(entry, ['status']),
    });
  },
});
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
