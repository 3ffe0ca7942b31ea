import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { ActionsRule } from '../rule.ts';

const threeWords = /[\p{L}\p{N}](?:[^\p{L}\p{N}]+[\p{L}\p{N}]+){2}/u;

const rule: ActionsRule = {
  about: 'actions',
  check({ actions }, report) {
    for (const row of actions) {
      const { text, place, nodes } = row.action;
      if (isDeclined(row) || text === '' || /\[[A-Z]|\bTBD\b/.test(text) || nodes.some(({ type }) => type !== 'text'))
        continue;
      if (threeWords.test(text)) continue;
      report({
        reason: `Unexpected ${shown(text)} as a whole action item, expected what will be there and where`,
        place,
      });
    }
  },
};
export default rule;
