import { shown } from '../../parse/schema.ts';
import { printNumber, printPercent } from '../facts/print.ts';
import { placeOfQuantity, quantitiesOf } from '../facts/quantities.ts';
import { sharesOf } from '../facts/shares.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!/%\s?(?:→|->|to)\s?\d/.test(postmortem.text) || !/succe|availab/i.test(postmortem.text)) return;
    const rates = sharesOf(postmortem).filter(({ isSuccess, quantity }) => isSuccess && quantity);
    if (rates.length < 2) return;
    for (const [index, after] of rates.entries()) {
      const before = rates[index - 1];
      // “From 99.7 % to 96.8 %”: two shares of one sentence, the first of which is the baseline.
      if (!before || before.sentence !== after.sentence || before.value <= 0 || before.value >= after.value) continue;
      const grown = after.value - before.value;
      const gross = quantitiesOf(postmortem).find(
        ({ unit, value, sentence, isQuoted, after: behind, before: lead }) =>
          unit.kind === 'percent' &&
          Math.abs(value - after.value) < 0.051 &&
          !isQuoted &&
          !sentence.isReported &&
          !sentence.passage.isProposal &&
          /\b(?:errors?|fail)/i.test(`${lead.slice(-40)} ${behind.slice(0, 40)}`) &&
          !/\b(?:baseline|normal|usual|points?|net|of which|up from|against)\b/i.test(sentence.text),
      );
      if (!gross) continue;
      report({
        reason: `Unexpected \`${gross.text.trim()}\` of errors, ${shown(printPercent(before.value))} of which are the baseline, expected \`${printNumber(Number(grown.toFixed(2)))} points\` more than usual`,
        place: placeOfQuantity(gross),
        causes: [{ reason: `the success rate before was \`${before.written.trim()}\``, place: before.place }],
      });
      return;
    }
  },
};
export default rule;
