import { placeOf } from '../../model/document.ts';
import { runbookDue } from '../../model/due.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { today }) {
    if (entry.type !== 'runbook') return;
    const { reviewed, reviewEvery } = entry.facts;
    const last = runbookDue(entry);
    // Of a runbook that could not be read the day may be a stand-in.
    if (!entry.valid || today <= last) return;
    report({
      reason: `Unexpected last review on \`${reviewed}\`, expected one by \`${last}\`, after \`${reviewEvery}\` days`,
      place: placeOf(entry, ['reviewed']),
      hint: `reviewed: ${today}`,
    });
  },
};
export default rule;
