import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check({ sections }, report) {
    let before = 1;
    for (const { depth, heading, place } of sections) {
      if (depth === 1) {
        report({
          reason: `Unexpected heading ${shown(`# ${heading}`)} of the first level, expected the title in front matter alone`,
          place,
          hint: `## ${heading}`,
        });
      } else if (depth > before + 1) {
        const expected = '#'.repeat(before + 1);
        report({
          reason: `Unexpected heading ${shown(`${'#'.repeat(depth)} ${heading}`)} below the level ${before}, expected level ${before + 1}`,
          place,
          hint: `${expected} ${heading}`,
        });
      }
      before = depth === 1 ? 1 : Math.min(depth, before + 1);
    }
  },
};
export default rule;
