import type { Written } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report) {
    const first = new Map<string, Written<string>>();
    for (const { id } of actions) {
      if (!id) continue;
      const earlier = first.get(id.value.toLowerCase());
      if (!earlier) first.set(id.value.toLowerCase(), id);
      else {
        report({
          reason: `Unexpected second action item ${shown(id.value)}, expected each id once`,
          place: id.place,
          causes: [{ reason: 'the first one', place: earlier.place }],
        });
      }
    }
  },
};
export default rule;
