import doneInTimeline from '../parts/done-in-timeline.ts';
import { isAt } from '../facts/instant.ts';
import { clocksOf } from '../facts/restated.ts';
import { rowsOf } from '../facts/rows.ts';
import { together, type PostmortemRule } from '../rule.ts';

/** What leaves a trace with a time: an alert, a page, a message to customers. */
const told =
  /\balerts?\b[^.;]*\b(?:fired|fires|went off|triggered|again)\b|\b(?:re-?fired|fired again|paged|pages) (?:[\w@-]+ ){0,4}(?:at|\()|\bfired at\b|\b(?:emailed|e-mailed)\b|\b(?:status[- ]page|announcement|tweet|notice) (?:[\w-]+ )?(?:posted|published|updated|sent)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const rows = rowsOf(postmortem);
    if (rows.length < 2) return;
    const fine = rows.filter(({ moment }) => moment.precision !== 'day' && moment.precision !== 'hour');
    const first = fine[0];
    const last = fine.at(-1);
    if (!first || !last) return;
    for (const { sentence, clock, instant } of clocksOf(postmortem)) {
      if (sentence.setting !== 'prose' || instant === undefined || clock.approximate || !told.test(sentence.text))
        continue;
      if (instant < first.moment.earliest || instant > last.moment.latest) continue;
      if (/\b(?:would|should|could|every|if|until|since)\b/i.test(sentence.text)) continue;
      const around = sentence.text.slice(Math.max(0, clock.start - 40), clock.end + 20);
      if (!/\bfired|\bagain\b|\bpaged|\bemail|\be-mail|\bstatus[- ]page|\balert|\bposted|\bsent\b/i.test(around))
        continue;
      if (fine.some((row) => isAt(row, instant, clock.precision))) continue;
      if (postmortem.communications.some(({ moment }) => moment && Math.abs(moment.earliest - instant) < 60_000))
        continue;
      const near = fine.reduce((a, b) =>
        Math.abs(b.moment.earliest - instant) < Math.abs(a.moment.earliest - instant) ? b : a,
      );
      report({
        reason: `Unexpected \`${clock.text.trim()}\` without a row in the timeline, expected one for what is told here`,
        place: sentence.placeOf(clock.start, clock.end),
        causes: [{ reason: `the nearest row is at \`${near.event.time.value}\``, place: near.event.time.place }],
      });
    }
  },
};
export default together(rule, doneInTimeline);
