import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import { isGap } from '../placeholder.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { severity } = postmortem.facts;
    const scale = library.configuration.severities.map(({ id }) => id);
    // A gap is said by placeholder-gone.
    if (severity === '' || scale.includes(severity) || isGap(severity)) return;
    const { expected, hint } = expectation(severity, scale, 'a severity of `library.yaml`');
    report({
      reason: `Unexpected severity ${shown(severity)}, expected ${expected}`,
      place: placeOf(postmortem, ['severity']),
      hint: hint && `severity: ${hint}`,
    });
  },
};
export default rule;
