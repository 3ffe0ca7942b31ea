import { agrees } from '../facts/agree.ts';
import { durationsOf } from '../facts/duration.ts';
import { between, rowOf } from '../facts/rows.ts';
import type { PostmortemRule } from '../rule.ts';
import { pairsOf } from '../facts/about.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const claim of durationsOf(postmortem)) {
      const { mean: isMean, subject, length, sentence } = claim;
      // Many write MTTR above whatever they measure. Where it is the time between two rows, it is that of one incident.
      const isOfOne = pairsOf(claim).some(([from, to]) => {
        const ends = [rowOf(postmortem, from), rowOf(postmortem, to)] as const;
        return ends[0] && ends[1] && ends[0] !== ends[1] && agrees(length, between(ends[0], ends[1]));
      });
      if (
        !isMean ||
        !isOfOne ||
        /\b(?:over|across|of) (?:the )?(?:last |past )?(?:\d+|all|\w+ (?:months|quarters|incidents))|\baverage\b|\bn ?=/i.test(
          sentence.text,
        )
      )
        continue;
      report({
        reason: `Unexpected mean (\`${subject}\`) of one incident, expected \`${single(subject)}: ${length.text}\``,
        place: sentence.placeOf(length.start, length.end),
      });
    }
  },
};
export default rule;

/** `time to detect` for `Mean time to detect (MTTD)` and for `MTTD`. */
function single(subject: string): string {
  const name = /time to \w+/i.exec(subject)?.[0].toLowerCase();
  const acronyms: Record<string, string> = {
    MTTD: 'time to detect',
    MTTA: 'time to acknowledge',
    MTTM: 'time to mitigate',
    MTTR: 'time to recover',
  };
  return name ?? acronyms[subject.toUpperCase()] ?? subject.replace(/\bmean /i, '');
}
