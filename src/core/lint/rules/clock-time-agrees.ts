import { clocksOf } from '../claims/restated.ts';
import { matchRows } from '../claims/event.ts';
import { isAt } from '../claims/instant.ts';
import { isNormative } from '../claims/reported.ts';
import { causesOf, clockOf, nameOf } from '../claims/rows.ts';
import type { Rule } from '../rule.ts';

const hour = 3_600_000;
/** Another event of the same kind, or a time that only bounds one. */
const another =
  /\b(?:again|second|third|another|next|later|further|re-\w+|still|until|till|before|after|since|from|by|between|already|not yet|no longer|while|during|when|follow-up)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { sentence, clock, instant, phrase, behind } of clocksOf(postmortem)) {
      if (sentence.setting !== 'prose' || clock.approximate || isNormative(sentence)) continue;
      if (!/(?:\bat|\(|,|–|:) ?$/.test(phrase) || another.test(phrase) || /^ ?(?:–|-|to|until|and) ?\d/.test(behind))
        continue;
      const clause = phrase.slice(Math.max(0, phrase.search(/,\s(?:and|but|which)\s(?!.*,\s(?:and|but|which)\s)/)));
      const [best, ...others] = matchRows(postmortem, clause);
      if (!best || best.common < 3 || best.share < 0.45 || isAt(best.row, instant, clock.precision)) continue;
      if (Math.abs(best.row.moment.earliest - instant) > 2 * hour || best.row.moment.latest > best.row.moment.earliest)
        continue;
      const rival = others.find(({ row }) => row.moment.earliest !== best.row.moment.earliest);
      if (rival && rival.score * 1.5 > best.score) continue;
      report({
        reason: `Unexpected \`${clock.text.trim()}\`, expected \`${clockOf(best.row)}\` as in the timeline: ${nameOf(best.row)}`,
        place: sentence.placeOf(clock.start, clock.end),
        causes: causesOf(best.row),
      });
    }
  },
};
export default rule;
