import triggerKnown from '../parts/trigger-known.ts';
import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { factors } = library.configuration;
    postmortem.facts.factors.forEach((factor, index) => {
      if (Object.hasOwn(factors, factor)) return;
      const { expected, hint } = expectation(factor, Object.keys(factors), 'a factor of `library.yaml`');
      report({
        reason: `Unexpected factor ${shown(factor)}, expected ${expected}`,
        place: placeOf(postmortem, ['factors', index]),
        hint,
      });
    });
  },
};
export default together(rule, triggerKnown);
