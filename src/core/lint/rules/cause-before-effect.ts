import { formatSpan } from '../../model/span.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { meaningOf, slackOf } from '../facts/agree.ts';
import { durationsOf, shownClaim } from '../facts/duration.ts';
import { between, causesOf, clockOf, rowOf, rowsOf } from '../facts/rows.ts';
import { stampsOf } from '../facts/stamp.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!measuredKinds.includes(postmortem.facts.kind) || rowsOf(postmortem).length < 2) return;
    const cause = rowOf(postmortem, 'cause-introduced');
    const end = rowOf(postmortem, 'recovered') ?? rowOf(postmortem, 'resolved');
    if (cause && end) {
      const span = between(cause, end);
      for (const claim of durationsOf(postmortem)) {
        const { about, length, sentence } = claim;
        if (about !== 'impact' && about !== 'outage' && about !== 'whole') continue;
        if (meaningOf(length)[0] <= span.most + slackOf(span)) continue;
        report({
          reason: `Unexpected ${shownClaim(claim)}, which begins before its cause, expected at most \`${formatSpan(span)}\` (${clockOf(cause)} → ${clockOf(end, cause)})`,
          place: sentence.placeOf(length.start, length.end),
          causes: causesOf(cause, end),
        });
      }
    }
    const start = rowOf(postmortem, 'impact-start');
    if (!start || start.dayless) return;
    for (const { took, instant, text, place, skew } of stampsOf(postmortem)) {
      if (took === undefined) continue;
      const began = instant - (skew ?? 0) - took;
      // A call that failed began when it began; only one that was logged during the incident belongs to it.
      const ended = instant - (skew ?? 0);
      const last = rowsOf(postmortem).at(-1)!.moment.latest;
      if (ended < start.moment.earliest || ended > last || began >= start.moment.earliest - 1000) continue;
      report({
        reason: `Unexpected start of impact at \`${start.event.time.value}\`, expected it no later than \`${formatSpan({ least: start.moment.earliest - began, most: start.moment.earliest - began, precision: 'second', approximate: false })}\` before, when the call logged at \`${text}\` began`,
        place: start.event.time.place,
        causes: [{ reason: `\`${text}\` ends a call of \`${took} ms\``, place: place() }],
      });
    }
  },
};
export default rule;
