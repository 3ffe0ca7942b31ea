import { placeOf } from '../../model/document.ts';
import type { Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';

const explained =
  /\b(?:retract\w*|withdr[ae]w\w*|superseded|replaced by|duplicate|told (?:there|in)|false alarm|never happened|no incident|merged into|was not|moved to)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { status, duplicateOf } = postmortem.facts;
    if (status !== 'retracted' || duplicateOf !== undefined) return;
    if (paragraphsOf(postmortem).some(({ text }) => explained.test(text))) return;
    report({
      reason: 'Unexpected `retracted` without a reason, expected a sentence that says why, or `duplicateOf`',
      place: placeOf(postmortem, ['status']),
      hint: 'This document was retracted on YYYY-MM-DD, because …',
    });
  },
};
export default rule;
