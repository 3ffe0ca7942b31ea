import whyEndsInSystem from '../parts/why-ends-in-system.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { statementAround } from '../../text/sentences.ts';
import { search } from '../words/search.ts';

const pattern =
  /\b(?:human|operator|user|pilot|manual|engineer(?:ing)?) (?:error|mistake)s?\b(?! (?:message|page|report|rate|code|budget|handl|respons|log|count|screen))|\bfat[- ]finger(?:ed|ing)?\b|\binattention\b|\black of (?:attention|discipline|care|training)\b|\binsufficient training\b|\bPEBKAC\b/gi;
/** Said to be put aside. */
const denied = /\b(?:not|never|no|isn['’]t|wasn['’]t|instead of|rather than|beyond|stop(?:s|ped)? at|without)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, text, place } of search(postmortem, { pattern })) {
      if (
        /^user error/i.test(match[0]) &&
        /\b(?:rate|rose|fell|percent|%|spike)/i.test(statementAround(text, match.index))
      )
        continue;
      if (denied.test(statementAround(text, match.index))) continue;
      report({
        reason: `Unexpected ${shown(match[0])} as a cause, expected what made it easy to do and hard to notice`,
        place: place(),
      });
    }
  },
};
export default together(rule, whyEndsInSystem);
