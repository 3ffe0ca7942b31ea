import { placeOf } from '../../model/document.ts';
import { rangeOf } from '../../model/range.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'review',
  check(review, report) {
    if (!review.valid) return;
    const { date, covers } = review.facts;
    const range = rangeOf(covers);
    if (!range && typeof covers !== 'string')
      report({
        reason: `Unexpected last day ${shown(covers.to)} before the first, expected \`${covers.from}\` or later`,
        place: placeOf(review, ['covers', 'to']),
        causes: [{ reason: 'the first day', place: placeOf(review, ['covers', 'from']) }],
      });
    if (!range || date >= range.from) return;
    report({
      reason: `Unexpected review on \`${date}\` of days that were still to come, expected \`${range.from}\` or later`,
      place: placeOf(review, ['date']),
      causes: [{ reason: `it covers ${shown(range.name)}`, place: placeOf(review, ['covers']) }],
    });
  },
};
export default rule;
