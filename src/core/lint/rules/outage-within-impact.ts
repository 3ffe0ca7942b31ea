import type { Postmortem } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { agrees } from '../facts/agree.ts';
import { durationsOf } from '../facts/duration.ts';
import { between, causesOf, rowOf, rowsOf, shownSpan, type Row } from '../facts/rows.ts';
import type { Rule } from '../rule.ts';
import { shownLength } from '../facts/telling.ts';

const total =
  /\b(?:complete|total|full)(?:ly)?\b(?: \w+){0,3} (?:outage|unavailability|downtime|unavailable|unreachable|down)\b/i;
const back =
  /\bpartial(?:ly)?\b(?: \w+)? (?:operational|restored|recover\w*|available|back)|\d ?% (?:of (?:the )?(?:users|requests|traffic|customers) (?:able|can|back|recover\w*|succeed|served)|recovered)|\b(?:answers?|works?) (?:again )?in part\b|\bpayments? resume|\bfirst successful\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!measuredKinds.includes(postmortem.facts.kind)) return;
    for (const claim of durationsOf(postmortem)) {
      const { about, length, sentence } = claim;
      if (about !== 'outage') continue;
      const bounds = boundsOf(postmortem);
      if (!bounds) continue;
      const { from, to } = bounds;
      const span = between(from, to);
      if (agrees(length, span) || (length.otherwise ?? length.most) < span.least) continue;
      report({
        reason: `Unexpected ${shownLength(sentence, length)} of complete outage, expected at most ${shownSpan(from, to)}`,
        place: sentence.placeOf(length.start, length.end),
        causes: causesOf(from, to),
      });
    }
  },
};
export default rule;

/** From the row that tells of a complete outage, else the start of impact, to the first that tells of something working. */
function boundsOf(postmortem: Postmortem): { from: Row; to: Row } | undefined {
  const rows = rowsOf(postmortem);
  const start = rowOf(postmortem, 'impact-start');
  const from = rows.find(({ event }) => total.test(event.event.text)) ?? start;
  if (!from) return undefined;
  const ends = new Set([rowOf(postmortem, 'mitigated'), rowOf(postmortem, 'recovered')]);
  const to = rows.find(
    (row) => row.moment.earliest > from.moment.earliest && (ends.has(row) || back.test(row.event.event.text)),
  );
  return to && { from, to };
}
