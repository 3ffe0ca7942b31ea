import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { peopleIn } from '../words/person.ts';
import { publicTextOf } from '../words/public.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { people } = library;
    for (const { text, code, place } of publicTextOf(postmortem, library)) {
      if (code) continue;
      for (const { role, start, end } of peopleIn(text, people)) {
        report({
          reason: `Unexpected name ${shown(text.slice(start, end))} in public text, expected the role${role === undefined ? '' : `, ${shown(role)}`}`,
          place: place(start, end),
          hint: role,
        });
      }
    }
  },
};
export default rule;
