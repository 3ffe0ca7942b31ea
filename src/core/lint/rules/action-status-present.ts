import { actionStatuses } from '../../model/vocabulary.ts';
import { alternatives } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report) {
    reportMissing(
      actions.filter((action) => !action.status),
      {
        rows: 'action items',
        without: 'without a status',
        expected: alternatives(actionStatuses),
        of: actions.length,
        nameOf: nameOfAction,
        hint: 'open',
      },
      report,
    );
  },
};
export default rule;
