import { formatSpan } from '../../model/span.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { agrees, isBeyond } from '../facts/agree.ts';
import { durationsOf, shownClaim } from '../facts/duration.ts';
import { tellsOfSeveral } from '../facts/reported.ts';
import { between, causesOf, clockOf, nameOf, rowOf, rowsOf, shownSpan } from '../facts/rows.ts';
import type { PostmortemRule } from '../rule.ts';
import { pairsOf } from '../facts/about.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!measuredKinds.includes(postmortem.facts.kind) || tellsOfSeveral(postmortem)) return;
    for (const claim of durationsOf(postmortem)) {
      const { about, length, sentence, degraded } = claim;
      if (about !== 'impact' || claim.ends) continue;
      const from = rowOf(postmortem, 'impact-start');
      const to = rowOf(postmortem, 'recovered');
      if (!from || !to) continue;
      const ends = pairsOf({ about }).map((pair) => rowOf(postmortem, pair[1]));
      if (ends.some((end) => end && agrees(length, between(from, end))) || isBeyond(length, between(from, to)))
        continue;
      // What is only worse than usual may begin before and end after what is marked as the impact.
      const rows = rowsOf(postmortem);
      if (
        degraded &&
        agrees({ ...length, bound: 'under' }, between(from, to)) &&
        length.most <= between(rows[0]!, rows.at(-1)!).most
      )
        continue;
      const hint = responseThatFits();
      report({
        reason: `Unexpected ${shownClaim(claim)}, expected ${shownSpan(from, to)}`,
        place: sentence.placeOf(length.start, length.end),
        causes: causesOf(from, to),
        ...(hint === undefined ? {} : { hint }),
      });

      function responseThatFits(): string | undefined {
        const marked = rowsOf(postmortem).filter(({ event }) => event.milestones.length > 0);
        for (const one of marked)
          for (const other of marked)
            if (other.moment.earliest > one.moment.earliest && between(one, other).least === length.least)
              return `\`${formatSpan(between(one, other))}\` is ${nameOf(one)} ${clockOf(one)} → ${nameOf(other)} ${clockOf(other, one)}`;
        return undefined;
      }
    }
  },
};
export default rule;
