import { measuredKinds } from '../../model/vocabulary.ts';
import { clockRangesIn, clocksIn } from '../../text/clock.ts';
import { instantOf, isAt } from '../facts/instant.ts';
import { isPartial, isReported } from '../facts/reported.ts';
import { causesOf, clockOf, nameOf, rowOf, rowsOf, shownSpan } from '../facts/rows.ts';
import { tellingsOf, isTold } from '../facts/telling.ts';
import type { Rule } from '../rule.ts';

const harm =
  /\b(?:returned (?:HTTP )?[45]\d\d|returned errors|was (?:down|unavailable|unreachable|degraded)|were (?:down|unavailable|unreachable|unable|affected)|could ?n[o'’]t|failed|customer impact|outage|received a 50\d)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!measuredKinds.includes(postmortem.facts.kind)) return;
    const from = rowOf(postmortem, 'impact-start');
    const to = rowOf(postmortem, 'recovered');
    if (!from || !to) return;
    const marked = rowsOf(postmortem).filter(({ event }) => event.milestones.length > 0);
    for (const sentence of tellingsOf(postmortem)) {
      const { text } = sentence;
      if (!isTold(sentence) || !/\d:\d\d.*\d:\d\d/.test(text) || !harm.test(text) || isReported(sentence)) continue;
      const clocks = clocksIn(text);
      const [range, second] = clockRangesIn(text, clocks);
      if (!range || second || clocks.length !== 2 || clocks.some(({ approximate }) => approximate)) continue;
      if (isPartial(text.slice(0, range.start))) continue;
      const rows = rowsOf(postmortem);
      const begins = instantOf(range.from, rows);
      const ends = instantOf(range.to, rows);
      if (begins === undefined || ends === undefined || ends <= begins) continue;
      // Both ends have to be those of the response: then the window is known, and it is not that of the impact.
      const start = marked.find((row) => isAt(row, begins, range.from.precision));
      const end = marked.find((row) => isAt(row, ends, range.to.precision));
      if (!start || !end) continue;
      const isResponse = (row: typeof start, names: readonly string[]) =>
        row.event.milestones.every(({ value }) => names.includes(value)) && row.event.milestones.length > 0;
      if (
        !isResponse(start, ['detected', 'acknowledged', 'declared', 'impact-start']) ||
        !isResponse(end, ['resolved', 'cause-removed'])
      )
        continue;
      report({
        reason: `Unexpected \`${text.slice(range.start, range.end)}\` as the impact, which runs from ${nameOf(start)} to ${nameOf(end)}, expected ${shownSpan(from, to)}`,
        place: sentence.placeOf(range.start, range.end),
        causes: causesOf(from, to),
        hint: `${clockOf(from)} to ${clockOf(to, from)}`,
      });
    }
  },
};
export default rule;
