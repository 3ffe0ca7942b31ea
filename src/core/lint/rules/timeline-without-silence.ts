import { eventOf } from '../../model/postmortem.ts';
import type { TimelineEvent } from '../../model/postmortem.ts';
import { formatSpan, spanBetween } from '../../model/span.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { facts, timeline } = postmortem;
    const rank = configuration.severities.findIndex(({ id }) => id === facts.severity);
    if (rank === -1 || rank >= configuration.severities.length / 2 || !measuredKinds.includes(facts.kind)) return;
    const from = eventOf(postmortem, 'detected');
    const to = eventOf(postmortem, 'mitigated') ?? eventOf(postmortem, 'recovered') ?? eventOf(postmortem, 'resolved');
    if (!from || !to) return;
    const most = configuration.limits.silence * 60_000;
    const rows = timeline.events.slice(timeline.events.indexOf(from), timeline.events.indexOf(to) + 1);
    let before: TimelineEvent | undefined;
    for (const row of rows) {
      if (!row.moment || row.moment.precision === 'day') continue;
      if (before?.moment && row.moment.earliest - before.moment.latest > most) {
        report({
          reason: `Unexpected silence of ${formatSpan(spanBetween(before.moment, row.moment))} while users were affected, expected what was tried, or a row that says nothing was`,
          place: row.time.place,
          causes: [{ reason: `the row before is at ${shown(before.time.value)}`, place: before.time.place }],
        });
      }
      before = row;
    }
  },
};
export default rule;
