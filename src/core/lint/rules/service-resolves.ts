import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import { isGap } from '../placeholder.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check(document, report, { library: { services } }) {
    const named =
      document.type === 'review'
        ? [{ service: document.facts.service, path: ['service'] }]
        : document.facts.services.map((service, index) => ({ service, path: ['services', index] }));
    for (const { service, path } of named) {
      // A gap is said by placeholder-gone.
      if (service === undefined || services.has(service) || isGap(service)) continue;
      const { expected, hint } = expectation(service, [...services.keys()], 'an entry of `services.yaml`');
      report({
        reason: `Unexpected service ${shown(service)}, expected ${expected}`,
        place: placeOf(document, path),
        hint,
      });
    }
  },
};
export default rule;
