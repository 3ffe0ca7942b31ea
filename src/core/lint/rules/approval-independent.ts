import { isSamePerson } from '../../model/person.ts';
import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { publication, roles } = postmortem.facts;
    const authors = [...new Set(roles.author ?? [])];
    const by = publication?.by;
    if (by === undefined || authors.length === 0) return;
    if (!authors.every((author) => isSamePerson(author, by, library.people))) return;
    const who = authors[0] === by ? 'the only author' : `who is the author ${shown(authors[0]!)} under another handle`;
    report({
      reason: `Unexpected approval for the public by ${shown(by)}, ${who}, expected somebody else`,
      place: placeOf(postmortem, ['publication', 'by']),
      causes: [{ reason: 'the author', place: placeOf(postmortem, ['roles', 'author']) }],
    });
  },
};
export default rule;
