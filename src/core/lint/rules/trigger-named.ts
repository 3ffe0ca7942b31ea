import { measuredKinds } from '../../model/vocabulary.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { kind, trigger } = postmortem.facts;
    if (trigger !== undefined || !measuredKinds.includes(kind)) return;
    const known = Object.keys(configuration.triggers);
    if (known.length === 0) return;
    report({
      reason: 'Unexpected front matter without `trigger`, expected one of `library.yaml`',
      place: placeOfMissing(postmortem, ['trigger']),
      hint: `trigger: ${known[0]}`,
    });
  },
};
export default rule;
