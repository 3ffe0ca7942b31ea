import { actionTypes } from '../../model/vocabulary.ts';
import { alternatives } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report) {
    reportMissing(
      actions.filter((action) => !action.type),
      {
        rows: 'action items',
        without: 'without a type',
        expected: alternatives(actionTypes),
        of: actions.length,
        nameOf: nameOfAction,
      },
      report,
    );
  },
};
export default rule;
