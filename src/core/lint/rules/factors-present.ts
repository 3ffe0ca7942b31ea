import type { Kind } from '../../model/vocabulary.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

/** A drill was caused on purpose and maintenance was planned; everything else has conditions that had to hold. */
const kinds: readonly Kind[] = ['incident', 'security', 'near-miss'];

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { factors, kind } = postmortem.facts;
    if (factors.length > 0 || !kinds.includes(kind)) return;
    const vocabulary = Object.keys(configuration.factors);
    if (vocabulary.length === 0) return;
    report({
      reason: 'Unexpected front matter without `factors`, expected at least one of `library.yaml`',
      place: placeOfMissing(postmortem, ['factors']),
      hint: `factors: [${vocabulary[0]}]`,
    });
  },
};
export default rule;
