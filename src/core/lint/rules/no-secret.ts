import { placeOfStretch } from '../../text/place.ts';
import type { Rule } from '../rule.ts';
import { secretsIn } from '../words/secrets.ts';

const rule: Rule = {
  about: 'document',
  check(document, report) {
    for (const { what, start, end } of secretsIn(document.text)) {
      const shown = document.text.slice(start, Math.min(start + 4, end)).replaceAll('`', 'ˋ');
      report({
        reason: `Unexpected ${what} that begins with \`${shown}\`, expected none, and a new one in its place`,
        place: placeOfStretch(document, start, end),
      });
    }
  },
};
export default rule;
