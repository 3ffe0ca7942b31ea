import { durationsOf } from '../facts/duration.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { mean: isMean, subject, length, sentence } of durationsOf(postmortem)) {
      if (
        !isMean ||
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
