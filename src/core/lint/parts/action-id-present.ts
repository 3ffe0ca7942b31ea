import { shown } from '../../parse/schema.ts';
import type { ActionsRule } from '../rule.ts';

const rule: ActionsRule = {
  about: 'actions',
  check({ actions }, report) {
    let last = 0;
    for (const { id } of actions)
      last = Math.max(last, Number(/^[A-Za-z]+-?(\d{1,4})$/.exec(id?.value ?? '')?.[1] ?? 0));
    for (const { id, place } of actions) {
      if (id && /^[A-Za-z]+-?\d+$/.test(id.value)) continue;
      const free = `A${++last}`;
      report({
        reason: id
          ? `Unexpected id ${shown(id.value)} of an action item, expected a letter and a number such as \`${free}\``
          : `Unexpected action item without an id, expected \`${free}\``,
        place: id?.place ?? place,
        hint: free,
      });
    }
  },
};
export default rule;
