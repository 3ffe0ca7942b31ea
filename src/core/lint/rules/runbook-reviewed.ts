import { placeOf } from '../../model/document.ts';
import { lastDay } from '../../model/deadline.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'runbook',
  check(runbook, report, { today }) {
    const { reviewed, reviewEvery } = runbook.facts;
    const last = lastDay(reviewed, { days: reviewEvery, count: 'calendar' });
    // Of a runbook that could not be read the day may be a stand-in.
    if (!runbook.valid || today <= last) return;
    report({
      reason: `Unexpected last review on \`${reviewed}\`, expected one by \`${last}\`, after \`${reviewEvery}\` days`,
      place: placeOf(runbook, ['reviewed']),
      hint: `reviewed: ${today}`,
    });
  },
};
export default rule;
