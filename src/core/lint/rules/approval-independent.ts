import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { publication, roles } = postmortem.facts;
    const authors = [...new Set(roles.author ?? [])];
    if (publication?.by === undefined || authors.length !== 1 || publication.by !== authors[0]) return;
    report({
      reason: `Unexpected approval for the public by ${shown(publication.by)}, the only author, expected somebody else`,
      place: placeOf(postmortem, ['publication', 'by']),
      causes: [{ reason: 'the author', place: placeOf(postmortem, ['roles', 'author']) }],
    });
  },
};
export default rule;
