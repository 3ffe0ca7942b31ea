import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ checklist }, report) {
    for (const { text, checked, place, nodes } of checklist) {
      if (checked === undefined) {
        report({
          reason: `Unexpected entry ${shown(text)} without a box, expected \`[ ]\` or \`[x]\``,
          place,
          hint: `- [ ] ${text}`,
        });
      } else if (checked && !/\b\d{4}-\d{2}-\d{2}\b/.test(text) && !nodes.some(({ type }) => type === 'link')) {
        report({ reason: `Unexpected ticked entry ${shown(text)} without a day, expected when it was done`, place });
      }
    }
  },
};
export default rule;
