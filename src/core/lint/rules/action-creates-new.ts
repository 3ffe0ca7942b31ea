import { shown } from '../../parse/schema.ts';
import { isDeclined, nameOfAction } from '../actions.ts';
import { stem } from '../facts/nouns.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { Rule } from '../rule.ts';

const skipped =
  /\b(?:the|our) (?:(standard|existing|usual|normal|regular) )?((?:[a-z][\w-]* ){0,3}?(?:checklist|runbook|playbook|procedure|process|test suite|load test|review|policy|alert|dashboard|drill)) (?:was|were) (?:not|never) (?:run|followed|used|applied|executed|consulted|done|completed|opened)\b/gi;
const creates =
  /^(?:create|write|introduce|establish|draft|set up|build|design|define|develop)\s+(?:an? |the )?(.{4,90})/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (
      !/(?:was|were) (?:not|never) (?:run|followed|used|applied|executed|consulted|done|completed|opened)/i.test(
        postmortem.text,
      )
    )
      return;
    const created = postmortem.actions.flatMap((action) => {
      const match = isDeclined(action) ? null : creates.exec(action.action.text);
      return match ? [{ action, words: wordsOf(match[1]!.replace(/[(:;].*$/, '')) }] : [];
    });
    if (created.length === 0) return;
    for (const sentence of sentencesOf(postmortem)) {
      if (sentence.isReported || sentence.passage.kind === 'action' || sentence.passage.isProposal) continue;
      for (const match of sentence.text.matchAll(skipped)) {
        const words = wordsOf(match[2]!);
        const head = words.at(-1)!;
        const same = created.find(
          ({ words: planned }) => planned.includes(head) && words.slice(0, -1).some((word) => planned.includes(word)),
        );
        if (!same) continue;
        report({
          reason: `Unexpected ${shown(match[0])}, expected that there was none: ${nameOfAction(same.action)} creates it`,
          place: placeInSentence(sentence, match.index, match.index + match[0].length),
          causes: [{ reason: shown(same.action.action.text), place: same.action.action.place }],
        });
      }
    }
  },
};
export default rule;

function wordsOf(text: string): string[] {
  return text
    .split(/[\s-]+/)
    .filter((word) => word.length > 2)
    .map(stem);
}
