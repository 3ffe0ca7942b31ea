import { nameOfAction } from '../actions.ts';
import type { Rule } from '../rule.ts';

const box = /^\s*\[([ xX]?)\]/;

const rule: Rule = {
  about: 'actions',
  check({ actions }, report) {
    for (const action of actions) {
      const { id, action: text, owner, priority, ticket, status } = action;
      if (!status) continue;
      const cell = [id, priority, owner, ticket].find((written) => written && box.test(written.value));
      const found = cell ?? (box.test(text.text) ? { value: text.text, place: text.place } : undefined);
      if (!found) continue;
      report({
        reason: `Unexpected box \`${box.exec(found.value)![0].trim()}\` beside the status of ${nameOfAction(action)}, expected one of them`,
        place: found.place,
        causes: [{ reason: `the status is \`${status.value}\``, place: status.place }],
        hint: found.value.replace(box, '').trim(),
      });
    }
  },
};
export default rule;
