import type { Rule } from '../rule.ts';
import { plain } from '../../parse/prose.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions, sections }, report) {
    if (actions.length > 0) return;
    const section = sections.find(({ id }) => id === 'action-items');
    // A section that is missing or empty is said by the rules about sections.
    if (!section || section.nodes.length === 0) return;
    if (section.nodes.some((node) => node.type === 'paragraph' && /^none\b.*\bbecause\b/i.test(plain(node)))) return;
    report({
      reason:
        'Unexpected section without action items, expected a table or a sentence that begins with `None, because`',
      place: section.place,
      hint: '| ID | Action | Type | Owner | Ticket | Due | Priority | Status |',
    });
  },
};
export default rule;
