import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import { isGap } from '../placeholder.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check(document, report, { library: { services } }) {
    document.facts.services.forEach((service, index) => {
      // A gap is said by placeholder-gone.
      if (services.has(service) || isGap(service)) return;
      const { expected, hint } = expectation(service, [...services.keys()], 'an entry of `services.yaml`');
      report({
        reason: `Unexpected service ${shown(service)}, expected ${expected}`,
        place: placeOf(document, ['services', index]),
        hint,
      });
    });
  },
};
export default rule;
