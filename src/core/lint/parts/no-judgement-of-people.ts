import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';
import { search } from '../words/search.ts';

const role = String.raw`(?:\w+[ -])?(?:engineers?|operators?|developers?|on-calls?|responders?|administrators?|admins?|colleagues?|team members?|team|employees?|interns?|programmers?|leads?)`;
const pattern = new RegExp(
  String.raw`\b(?:competent|incompetent|brilliant|heroic|inexperienced|unqualified|talented|smart|clever|junior) ${role}\b|\b(?:hero(?:es)?|heroics|superstar|rockstar|genius)\b(?! (?:image|banner|section|component|unit))|\b(?:brilliantly|heroically)\b`,
  'gi',
);

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, place } of search(postmortem, { pattern })) {
      report({
        reason: `Unexpected judgement ${shown(match[0])}, expected the role and what it had at hand`,
        place: place(),
      });
    }
  },
};
export default rule;
