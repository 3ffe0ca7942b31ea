import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { trigger } = postmortem.facts;
    const { triggers } = library.configuration;
    if (trigger === undefined || Object.hasOwn(triggers, trigger)) return;
    const { expected, hint } = expectation(trigger, Object.keys(triggers), 'a trigger of `library.yaml`');
    report({
      reason: `Unexpected trigger ${shown(trigger)}, expected ${expected}`,
      place: placeOf(postmortem, ['trigger']),
      hint: hint && `trigger: ${hint}`,
    });
  },
};
export default rule;
