import { alternatives } from '../../parse/schema.ts';
import { confidences } from '../../model/vocabulary.ts';
import { isBlank } from '../blank.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ hypotheses, faults }, report) {
    for (const { confidence, evidence, place } of hypotheses) {
      // A confidence that is none of the known words is said by `known-component`.
      const isMisspelt = faults.some(
        (fault) =>
          fault.rule === 'known-component' && fault.place.line === place.line && fault.place.column === place.column,
      );
      if (confidence === undefined && !isMisspelt) {
        report({
          reason: `Unexpected hypothesis without confidence, expected ${alternatives(confidences)}`,
          place,
          hint: 'confidence="low"',
        });
      }
      if (isBlank(evidence)) {
        report({
          reason: 'Unexpected hypothesis without evidence, expected what speaks for it or against it',
          place,
          hint: 'evidence="…"',
        });
      }
    }
  },
};
export default rule;
