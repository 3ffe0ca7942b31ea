import { isBlank } from '../blank.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ mitigations }, report) {
    for (const { risk, back, place } of mitigations) {
      if (isBlank(risk))
        report({
          reason: 'Unexpected mitigation without its risk, expected what it may break',
          place,
          hint: 'risk="…"',
        });
      if (isBlank(back))
        report({
          reason: 'Unexpected mitigation without a way back, expected how to undo it, or that nobody can',
          place,
          hint: 'back="…"',
        });
    }
  },
};
export default rule;
