import type { Rule } from '../rule.ts';
import { plain } from '../../parse/prose.ts';
import type { Nodes } from 'mdast';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';

/** Any of these says something about what was not there, or was there and late. */
const answers =
  /\b(?:not|no|nor|none|nothing|never|without|lack\w*|miss(?:ed|ing|es)|gap|late|later|earl(?:y|ier)|soon(?:er|est)?|before|first|only|until|but|although|still|already|instead|blind|unnoticed|silent\w*|could|would|should|took|after|cannot|n['’]t|immediate\w*|at once|within)\b|n['’]t\b/i;

const rule: Rule = {
  about: 'postmortem',
  check({ facts, sections }, report) {
    if (!measuredKinds.includes(facts.kind)) return;
    for (const { id, heading, nodes, place } of sections) {
      if (id !== 'detection' || nodes.length === 0) continue;
      const text = nodes.map((node) => plain(node as Nodes)).join(' ');
      if (text.length < 20 || answers.test(text)) continue;
      report({
        reason: `Unexpected ${shown(heading)} that tells what noticed it alone, expected why nothing did sooner`,
        place,
        hint: 'It was not noticed sooner, because …',
      });
    }
  },
};
export default rule;
