import rateFitsCount from '../parts/rate-fits-count.ts';
import { shown } from '../../parse/schema.ts';
import { isSettled } from '../facts/explained.ts';
import { readNumbers } from '../../text/number.ts';
import { printPercent } from '../facts/print.ts';
import { sharesOf, type Share } from '../facts/shares.ts';
import { together, type PostmortemRule } from '../rule.ts';

const unit = { kind: 'percent' } as const;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const shares = sharesOf(postmortem);
    if (shares.length < 2) return;
    const failures = shares.filter(({ measure }) => measure === 'failures');
    const said = new Set<number>();

    // A share told of the whole, against the shares that were measured.
    for (const claim of failures) {
      if (claim.isMeasured || said.has(claim.value) || isOfPart(claim)) continue;
      const measured = failures.filter((other) => other.isMeasured && isAlike(claim, other));
      const worst = measured.reduce<Share | undefined>(
        (most, other) => (!most || other.most > most.most ? other : most),
        undefined,
      );
      if (!worst || claim.value <= worst.most * 2 || claim.value - worst.most < 5) continue;
      if (failures.some((other) => other.isMeasured && Math.abs(other.value - claim.value) < 2)) continue;
      if (isSettled(postmortem, { value: claim.value, unit }, { value: worst.value, unit })) continue;
      said.add(claim.value);
      report({
        reason: `Unexpected \`${claim.written.trim()}\` of requests that failed, expected at most ${shown(printPercent(worst.most))} as measured`,
        place: claim.place,
        causes: [
          {
            reason: worst.isSuccess
              ? `\`${worst.written.trim()}\` succeeded, so ${shown(printPercent(worst.value))} failed`
              : `\`${worst.written.trim()}\` failed at the worst`,
            place: worst.place,
          },
        ],
      });
    }

    // Users affected, against requests that failed.
    const users = shares.filter(({ measure, most }) => measure === 'users' && most < 100)[0];
    const peak = failures
      .filter(({ isSuccess }) => !isSuccess)
      .reduce<Share | undefined>((most, other) => (!most || other.most > most.most ? other : most), undefined);
    if (!users || !peak || said.size > 0 || users.value < peak.most * 3 || peak.most < 1) return;
    if (isSettled(postmortem, { value: users.value, unit }, { value: peak.value, unit })) return;
    report({
      reason: `Unexpected \`${users.written.trim()}\` of users beside \`${peak.written.trim()}\` of requests that failed, expected a sentence on how the two go together`,
      place: users.place,
      causes: [{ reason: 'the highest share of errors', place: peak.place }],
    });
  },
};
export default together(rule, rateFitsCount);

/** A share of one region, one customer or a few minutes may well be larger than that of the whole. */
function isOfPart({ sentence }: Share): boolean {
  if (!sentence) return false;
  return (
    /\b(?:us|eu|ap|sa|ca|af|me)-\w+-\d|\b(?:regions?|zones?|data ?cent(?:er|re)s?|clusters?|tenants?|shards?|europe|asia|america|EU|US)\b|\d{1,2}:\d{2}/.test(
      sentence.text,
    ) || readNumbers(sentence.text).some(({ unit }) => unit.kind === 'seconds')
  );
}

function isAlike(a: Share, b: Share): boolean {
  return a.subject === undefined || b.subject === undefined || a.subject === b.subject;
}
