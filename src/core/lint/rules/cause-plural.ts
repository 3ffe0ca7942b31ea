import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { search } from '../words/search.ts';

const pattern =
  /\bthe (?:primary |actual |true |real |underlying |main )?root cause(?= (?:was|is)\b)(?! (?:was|is) (?:still |yet |only |finally |later |soon |quickly |first )?(?:not|un\w+|identified|found|determined|confirmed|discovered|known|under)\b)/gi;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { contributingFactors, facts } = postmortem;
    if (Math.max(contributingFactors.length, facts.factors.length) < 2) return;
    const first = contributingFactors[0];
    for (const { match, place } of search(postmortem, { pattern })) {
      report({
        reason: `Unexpected ${shown(match[0])} of an incident with several factors, expected \`a contributing factor\``,
        place: place(),
        causes: first && [{ reason: `the first of ${contributingFactors.length}`, place: first.place }],
      });
    }
  },
};
export default rule;
