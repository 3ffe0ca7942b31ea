import { startOfBody } from '../body.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'review',
  check(review, report) {
    const { decisions, sections } = review;
    if (decisions.some(({ text }) => text !== '')) return;
    const section = sections.find(({ id }) => id === 'decisions');
    report({
      reason: section
        ? 'Unexpected section without decisions, expected a list of them'
        : 'Unexpected review without decisions, expected a section with a list of them',
      place: section?.place ?? startOfBody(review),
      hint: section ? '- …' : '## Decisions',
    });
  },
};
export default rule;
