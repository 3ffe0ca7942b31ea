import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { today }) {
    entry.facts.allow.forEach(({ rule: name, until }, index) => {
      if (until >= today) return;
      report({
        reason: `Unexpected allow of ${shown(name)} until \`${until}\`, which has passed, expected none or a later day`,
        place: placeOf(entry, ['allow', index, 'until']),
      });
    });
  },
};
export default rule;
