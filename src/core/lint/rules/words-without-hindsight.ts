import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { search } from '../words/search.ts';

const words = [
  'obvious',
  'obviously',
  'clearly',
  'simply',
  'just',
  'trivially',
  'trivial',
  'evidently',
  'course',
  'unsurprisingly',
  'predictably',
];
const pattern =
  /\b(?:obviously|(?:was|were|is|seems?|should be|seemed) (?:pretty |quite )?obvious(?! (?:in|from) (?:the )?hindsight)|unsurprisingly|predictably|trivially|(?<=(?:^|[.;:] ))(?:clearly|of course|evidently)(?=,? )|(?<=\b(?:had|have|has|could|would|should|can) )(?:simply|just)(?= (?:to|have|be|been|a|an|\w+ed)\b)|simply (?:forgot|missed|did not|didn['’]t|had to|needed|required|wrong))\b/gi;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, place } of search(postmortem, { words, pattern })) {
      report({ reason: `Unexpected ${shown(match[0])}, expected the same sentence without it`, place });
    }
  },
};
export default rule;
