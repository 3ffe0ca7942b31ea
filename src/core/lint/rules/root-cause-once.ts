import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { contentWords, overlap } from '../words/likeness.ts';
import type { Place } from '../../model/message.ts';
import { statementsIn } from '../../text/sentences.ts';
import { search } from '../words/search.ts';

const pattern =
  /\b(?:primary |actual |true |real |underlying |main )?root[ -]cause(?: (?:was|is|turned out to be|has been|of \w+(?: \w+){0,4} (?:was|is))\b|:)(?=\s*\w)/gi;
/** Told of somebody else’s account, or of one that is still looked for. */
const reported = /\b(?:no|one|named|gave|called|says?|said|report)\b[^.]*$/i;
const open = /^\s*(?:still |yet |as yet )?(?:not|unknown|unclear|under investigation|pending)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const said: { words: Set<string>; place: Place }[] = [];
    for (const { match, text, passage, place } of search(postmortem, { pattern })) {
      if (passage.section === 'timeline' || passage.section === 'action-items') continue;
      const { text: statement, start } = statementsIn(text).find(({ end }) => match.index < end)!;
      const claim = statement
        .slice(match.index + match[0].length - start)
        .replace(/;\s*$/, '')
        .trim();
      if (claim.length < 10 || open.test(claim) || reported.test(statement.slice(0, match.index - start))) continue;
      const own = contentWords(claim);
      const other = said.find((earlier) => overlap(earlier.words, own) < 0.5);
      if (other)
        report({
          reason: `Unexpected second root cause ${shown(claim)}, expected one account, or several contributing factors`,
          place: place(),
          causes: [{ reason: 'another one is named here', place: other.place }],
        });
      else said.push({ words: own, place: place() });
    }
  },
};
export default rule;
