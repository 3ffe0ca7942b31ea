import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report) {
    for (const row of actions) {
      const { text, place, nodes } = row.action;
      if (isDeclined(row) || text === '' || /\[[A-Z]|\bTBD\b/.test(text) || nodes.some(({ type }) => type !== 'text'))
        continue;
      if ((text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > 2) continue;
      report({
        reason: `Unexpected ${shown(text)} as a whole action item, expected what will be there and where`,
        place,
      });
    }
  },
};
export default rule;
