import intervalObserved from '../parts/interval-observed.ts';
import { formatSpan } from '../../model/span.ts';
import { agrees, isBeyond, meaningOf, slackOf } from '../facts/agree.ts';
import { elapsedOf, type ElapsedClaim } from '../facts/elapsed.ts';
import { between, causesOf, clockOf, nameOf, shownSpan } from '../facts/rows.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { shownLength } from '../facts/telling.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const claim of elapsedOf(postmortem)) {
      if (fits(claim)) continue;
      const { sentence, length, from, to, relation, atMost } = claim;
      const end = to[0];
      const span = between(from, end);
      const said = `${shownLength(sentence, length)} ${relation.replaceAll('`', '')}`;
      const expected =
        span.most < 0
          ? `\`${formatSpan(between(end, from))}\` before it (${nameOf(end)} ${clockOf(end, from)} → ${nameOf(from)} ${clockOf(from)})`
          : `${atMost ? 'at most ' : ''}${shownSpan(from, end)}`;
      report({
        reason: `Unexpected ${said}, expected ${expected}`,
        place: sentence.placeOf(length.start, length.end),
        causes: causesOf(from, end),
      });
    }
  },
};
export default together(rule, intervalObserved);

function fits({ length, from, to, atMost, strict }: ElapsedClaim): boolean {
  return to.some((end) => {
    const span = between(from, end);
    if (strict) return length.least <= span.most && span.least <= length.most;
    if (atMost) return meaningOf(length)[0] < span.most + slackOf(span);
    return agrees(length, span) || isBeyond(length, span);
  });
}
