import promiseListed from '../parts/promise-listed.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { contentWords } from '../words/likeness.ts';
import { statementAround } from '../../text/sentences.ts';
import { search } from '../words/search.ts';

const work =
  'add|build|create|write|remove|replace|move|migrate|introduce|implement|automate|extend|upgrade|rewrite|enforce|set up|roll out|split|lower|raise|limit|alert|test|document|change|fix|make|ship|inventory|list';
const pattern = new RegExp(
  String.raw`\b(?:we|the team)(?: will|['’]ll| are going to| is going to| plan to| intend to) (?:also |now |soon )?(?:${work})\b`,
  'gi',
);
const except = new Set(['action-items', 'communications', 'timeline']);
/** It is kept somewhere else. */
const tracked = /\b[A-Z][A-Z0-9]+-\d+\b|#?\bA\d+\b|https?:|\bticket\b|\baction items?\b/;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { actions } = postmortem;
    let promised: Set<string> | undefined;
    for (const { match, text, place } of search(postmortem, { pattern, except })) {
      const sentence = statementAround(text, match.index);
      if (tracked.test(sentence)) continue;
      promised ??= new Set(actions.flatMap(({ action }) => [...contentWords(action.text)]));
      const about = contentWords(sentence);
      if (about.size < 2 || [...about].some((word) => promised!.has(word))) continue;
      report({
        reason: `Unexpected promise ${shown(sentence)}, expected an action item with owner and day`,
        place: place(),
      });
    }
  },
};
export default together(rule, promiseListed);
