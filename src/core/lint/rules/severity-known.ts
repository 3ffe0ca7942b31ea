import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { severity } = postmortem.facts;
    const scale = library.configuration.severities.map(({ id }) => id);
    if (severity === '' || scale.includes(severity)) return;
    const { expected, hint } = expectation(severity, scale, 'a severity of `library.yaml`');
    report({
      reason: `Unexpected severity ${shown(severity)}, expected ${expected}`,
      place: placeOf(postmortem, ['severity']),
      hint: hint && `severity: ${hint}`,
    });
  },
};
export default rule;
