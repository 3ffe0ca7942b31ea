import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { guess } from '../guess.ts';
import { retired } from '../retired.ts';
import type { Rule } from '../rule.ts';
import { unallowable } from '../unallowable.ts';

const rule: Rule = {
  about: 'document',
  check(document, report, { rules }) {
    document.facts.allow.forEach(({ rule: name }, index) => {
      const place = placeOf(document, ['allow', index, 'rule']);
      if (unallowable.has(name)) {
        report({ reason: `Unexpected allow of ${shown(name)}, expected none, since nothing can silence it`, place });
      } else if (!rules.has(name) && !retired.has(name)) {
        const meant = guess(name, rules);
        report({
          reason: `Unexpected rule ${shown(name)}, expected ${meant ? `\`${meant}\`` : 'the id of one'}`,
          place,
          hint: meant && `rule: ${meant}`,
        });
      }
    });
  },
};
export default rule;
