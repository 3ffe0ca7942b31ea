import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';
import { contentWords, overlap } from '../words/likeness.ts';
import { peopleIn } from '../words/person.ts';

const person =
  /\b(?:because|since|as) (?:the |an? |our )?(?:[\w-]+ ){0,2}(?:engineer|operator|developer|on-call|responder|reviewer|administrator)s? (?:was|were|had|did|made|ran|typed|deleted|forgot|missed|chose|assumed|thought|pushed|merged|approved)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library: { people } }) {
    const { fiveWhys } = postmortem;
    const last = fiveWhys.at(-1);
    const first = fiveWhys[0];
    if (!last || !first || fiveWhys.length < 3) return;
    const text = answerOf(last.text);
    const named = peopleIn(text, people)[0];
    const found = named ? text.slice(named.start, named.end) : person.exec(text)?.[0];
    if (found !== undefined) {
      report({
        reason: `Unexpected ${shown(found)} at the end of the whys, expected what in the system made that possible`,
        place: last.place,
      });
    } else if (overlap(contentWords(text), contentWords(answerOf(first.text))) > 0.7) {
      report({
        reason: 'Unexpected last why that repeats the first, expected what in the system made it possible',
        place: last.place,
        causes: [{ reason: 'says the same', place: first.place }],
      });
    }
  },
};
export default rule;

/** What stands behind the question. */
function answerOf(text: string): string {
  const answer = text.slice(text.indexOf('?') + 1).trim();
  return answer === '' ? text : answer;
}
