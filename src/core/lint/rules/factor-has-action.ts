import { measuredKinds } from '../../model/vocabulary.ts';
import type { Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';

/** A decision to live with it is an answer too. */
const accepted =
  /\b(?:(?:is|are|was|were|be) accepted|accepted(?=[,.;:)])|accept(?:ed)? (?:the|this|that|it|as|for|since|because|risk)|live with|no action|decided against|not worth|already (?:fixed|done|changed|has|have)|will not|won['’]t|deliberate(?:ly)?|covered by|tracked (?:in|as|under)|as designed|by design)\b/i;
const sections = new Set(['contributing-factors', 'went-badly', 'action-items', 'lessons']);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { facts, contributingFactors, wentBadly, actions } = postmortem;
    if (!measuredKinds.includes(facts.kind) || actions.length === 0) return;
    const [entries, what] =
      contributingFactors.length >= wentBadly.length
        ? [contributingFactors, 'contributing factors']
        : [wentBadly, 'entries about what went badly'];
    if (entries.length <= actions.length) return;
    if (paragraphsOf(postmortem).some(({ section, text }) => sections.has(section ?? '') && accepted.test(text)))
      return;
    report({
      reason: `Unexpected \`${actions.length}\` action ${actions.length === 1 ? 'item' : 'items'} for \`${entries.length}\` ${what}, expected one for each, or a sentence about what is accepted`,
      place: actions[0]!.place,
      causes: [{ reason: `the first of \`${entries.length}\``, place: entries[0]!.place }],
    });
  },
};
export default rule;
