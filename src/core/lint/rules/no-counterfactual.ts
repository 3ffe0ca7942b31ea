import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { search } from '../words/search.ts';

const person = String.raw`(?:we|they|he|she|i|you|nobody|no one|someone|somebody|everyone|(?:(?:the|an?|our|any|every|no) (?:[\w-]+ ){0,2}?)?(?:engineers?|operators?|developers?|on-calls?|responders?|reviewers?|authors?|administrators?|teams?|people|staff))`;
const decided = person.replace('nobody|no one|', '');
const participle = String.raw`(?:\w+ed|been|known|seen|done|caught|thought|taken|given|gone|made|run|told|written|kept|found|left|sent|shown|spoken|chosen|built|understood|foreseen|begun|got|gotten)`;
const noticed = String.raw`(?:noticed|checked|tested|known|seen|asked|looked|caught|verified|reviewed|read|realised|realized|remembered|done|foreseen|anticipated|spotted|escalated|called|acted|claimed|communicated|prevented|avoided|paid)`;
const pattern = new RegExp(
  [
    String.raw`\b${decided} (?:really |clearly |simply )?(?:should|ought to)(?: not|n['’]t)? (?:also |easily |at least )?have (?:also |simply |just |never )?${participle}\b`,
    String.raw`\b${decided} could (?:also |easily |at least )?have (?:also |simply |just )?${noticed}\b`,
    String.raw`\b(?:should|ought to)(?: not|n['’]t)? have been (?:more |better |properly |carefully )?${noticed}\b`,
    String.raw`\b${person} (?:had |has |have |simply |also )?(?:failed|neglected) to \w+`,
    String.raw`\bif only (?:we|they|he|she|i|you|someone|somebody|the|an?|it)\b`,
  ].join('|'),
  'gi',
);
/** The section that asks what could have seen it sooner. */
const except = new Set(['detection']);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, place } of search(postmortem, { pattern, except })) {
      report({
        reason: `Unexpected ${shown(match[0])}, expected what happened and what was known at the time`,
        place: place(),
      });
    }
  },
};
export default rule;
