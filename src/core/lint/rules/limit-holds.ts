import headroomAgrees from '../parts/headroom-agrees.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { isSettled } from '../facts/explained.ts';
import { isStatement, placeOfQuantity, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { printBytes } from '../facts/print.ts';
import { together, type Report, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (
      !/limit/i.test(postmortem.text) ||
      !/memory|oom|heap/i.test(postmortem.text) ||
      !/\d\s?(?:[kmgt]i?b|[mg]i)\b/i.test(postmortem.text) ||
      !/peak|spiked to|reached|climbed to|usage (?:of|at|was)|held|kept|retained|would (?:have )?/i.test(
        postmortem.text,
      )
    )
      return;
    const amounts = quantitiesOf(postmortem).filter(
      ({ unit, sentence, isQuoted }) =>
        unit.kind === 'bytes' &&
        !isQuoted &&
        !sentence.isReported &&
        sentence.passage.kind !== 'action' &&
        !sentence.passage.isProposal,
    );
    if (amounts.length < 2) return;
    checkPeak(postmortem, amounts, report);
    checkSum(postmortem, amounts, report);
    checkWish(amounts, report);
  },
};
export default together(rule, headroomAgrees);

const limitBefore = /\b(?:memory )?limit(?: (?:is|was|of|at))?(?: \w+ (?:is|was))?:?\s*(?:only )?$/i;
const limitAfter = /^\s*(?:memory )?limit\b/i;
const peakBefore = /\b(?:peak(?:ed)?(?: (?:of|at))?|spiked to|usage (?:of|at|was)|used|reached|climbed to)\s*$/i;
const peakAfter = /^\s*peak\b/i;

function isLimit({ before, after }: Quantity): boolean {
  return limitBefore.test(before) || limitAfter.test(after);
}

function isPeak({ before, after }: Quantity): boolean {
  return (peakBefore.test(before) || peakAfter.test(after)) && !isLimit({ before, after } as Quantity);
}

/** “4 GB peak (limit 2 GB)”: the kernel kills at the limit, so nothing is seen above it. */
function checkPeak(postmortem: Postmortem, amounts: readonly Quantity[], report: Report): void {
  for (const peak of amounts) {
    if (!isPeak(peak) || !/\bmemory|\bheap|\brss|oom/i.test(peak.sentence.passage.text)) continue;
    const limit = amounts.find(
      (other) => other !== peak && other.sentence.passage === peak.sentence.passage && isLimit(other),
    );
    if (
      !limit ||
      peak.value <= limit.value * 1.05 ||
      /\b(?:raised|increased|new|after) \S*\s*limit|\bnode\b/i.test(peak.sentence.text)
    )
      continue;
    if (!isStatement(peak.sentence) || isSettled(postmortem, peak, limit, [peak.sentence])) continue;
    report({
      reason: `Unexpected memory of ${shown(peak.text.trim())} above its limit of ${shown(limit.text.trim())}, expected at most the limit, or what else the figure includes`,
      place: placeOfQuantity(peak),
      causes: [{ reason: `the limit is ${shown(limit.text.trim())}`, place: placeOfQuantity(limit) }],
    });
    return;
  }
}

/** A stable use and what one part was seen to hold, which together do not fit. */
function checkSum(postmortem: Postmortem, amounts: readonly Quantity[], report: Report): void {
  const limit = amounts.find((amount) => isLimit(amount) && /\bmemory/i.test(amount.sentence.passage.text));
  const base = amounts.find(({ before }) =>
    /\b(?:stable|steady|flat)(?: (?:at|around))?\s*$|\bbaseline(?: (?:of|at|was|is))?\s*$/i.test(before),
  );
  const held = amounts.find(({ after }) =>
    /^\s*(?:is |was |were |are )?(?:held|kept|retained|occupied|taken)\b/i.test(after),
  );
  if (
    !limit ||
    !base ||
    !held ||
    base === held ||
    base.value + held.value <= limit.value * 1.02 ||
    held.value > limit.value
  )
    return;
  if (isSettled(postmortem, base, held)) return;
  const symbol = limit.unit.kind === 'bytes' ? limit.unit.symbol : 'MB';
  report({
    reason: `Unexpected ${shown(held.text.trim())} held beside a stable use of ${shown(base.text.trim())}, expected no more than the limit of ${shown(limit.text.trim())}: together they are \`${printBytes(base.value + held.value, symbol)}\``,
    place: placeOfQuantity(held),
    causes: [
      { reason: `the stable use is ${shown(base.text.trim())}`, place: placeOfQuantity(base) },
      { reason: `the limit is ${shown(limit.text.trim())}`, place: placeOfQuantity(limit) },
    ],
  });
}

/** “A 4 GB limit would have absorbed it”, where it took as much. */
function checkWish(amounts: readonly Quantity[], report: Report): void {
  const wish = amounts.find(({ after }) =>
    /^\s*(?:memory )?limit would (?:have )?(?:easily )?(?:absorb|been enough|been sufficient|suffic|held|prevent|cop|surviv|handl|fit)/i.test(
      after,
    ),
  );
  if (!wish) return;
  const peak = amounts
    .filter((amount) => amount !== wish && isPeak(amount))
    .reduce<Quantity | undefined>((most, other) => (!most || other.value > most.value ? other : most), undefined);
  if (!peak || peak.value < wish.value * 0.97) return;
  report({
    reason: `Unexpected limit of ${shown(wish.text.trim())} that would have been enough, expected more than the ${shown(peak.text.trim())} that were reached`,
    place: placeOfQuantity(wish),
    causes: [{ reason: `memory reached ${shown(peak.text.trim())}`, place: placeOfQuantity(peak) }],
  });
}
