import noJudgementOfPeople from '../parts/no-judgement-of-people.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { search } from '../words/search.ts';

/**
 * `Fault`, `lazy`, `forgot` and `poorly` have plain technical meanings (page faults, lazy loading, a cache that forgot
 * an entry, a query that ran poorly); they count only where a person is meant.
 */
const person = String.raw`(?:we|they|he|she|i|you|nobody|someone|somebody|(?:the|an?|our)\s(?:[\w-]+ ){0,2}?(?:engineers?|operators?|developers?|on-call|responders?|reviewers?|authors?|admins?|team|person|people|lead))`;
const pattern = new RegExp(
  [
    String.raw`\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|slopp(?:y|ily|iness)|incompeten(?:t|ce)|irresponsibl[ey]|stupid(?:ly|ity)?|idiotic|inexcusabl[ey]|laziness|reckless(?:ly)?|guilty|botched|messed up|screwed up)\b`,
    String.raw`\b${person}\s(?:had |has |have |simply |just )?forg[eo]t(?:ten)?\b`,
    String.raw`\b(?:at fault|whose fault|(?:his|her|their|our|my|your) fault)\b`,
    String.raw`\b(?:is|are|was|were) to blame\b`,
    String.raw`\b(?:is|was) the culprit\b`,
    String.raw`\b${person}\s\w+(?:\s[\w,]+){0,8}?\s(?:all \w+ )?poorly\b`,
    String.raw`\ball (?:two|three|four|of them) poorly\b`,
  ].join('|'),
  'gi',
);
const machines = /\b(?:to blame|culprit)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, text, place } of search(postmortem, { pattern })) {
      // A query or a release may be to blame; that is a cause, not a judgement.
      if (machines.test(match[0]) && !/\b(?:engineer|operator|developer|on-call|team|person|who)\b/i.test(text))
        continue;
      report({ reason: `Unexpected ${shown(match[0])}, expected what was missing or hard to see`, place: place() });
    }
  },
};
export default together(rule, noJudgementOfPeople);
