import peopleWithoutAbsolutes from '../parts/people-without-absolutes.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { search } from '../words/search.ts';

const pattern =
  /(?<!\b(?:any|no)thing )\bobviously\b|\b(?:was|were|is|seems?|should be|seemed) (?:pretty |quite )?obvious\b(?! (?:in|from) (?:the )?hindsight)|\b(?:unsurprisingly|predictably|trivially)\b|\b(?:clearly|evidently|of course)(?=,)|(?<=\b(?:could|should) (?:have )?)(?:simply|just)(?! be\b)\b|\bsimply (?:forgot|missed|did not|didn['’]t|had to|needed|required|wrong)\b/gi;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, place } of search(postmortem, { pattern })) {
      report({ reason: `Unexpected ${shown(match[0])}, expected the same sentence without it`, place: place() });
    }
  },
};
export default together(rule, peopleWithoutAbsolutes);
