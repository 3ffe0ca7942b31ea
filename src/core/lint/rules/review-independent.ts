import { placeOf } from '../../model/document.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { reviews, roles } = postmortem.facts;
    const authors = [...new Set(roles.author ?? [])];
    if (reviews.length === 0 || authors.length !== 1 || reviews.some(({ by }) => by !== authors[0])) return;
    report({
      reason: `Unexpected review by \`${authors[0]}\` alone, expected one by somebody else than the author`,
      place: placeOf(postmortem, ['reviews', 0, 'by']),
      causes: [{ reason: 'the only author', place: placeOf(postmortem, ['roles', 'author', 0]) }],
    });
  },
};
export default rule;
