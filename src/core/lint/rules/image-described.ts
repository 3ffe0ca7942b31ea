import { shown } from '../../parse/schema.ts';
import { bodyOf } from '../body.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check(document, report) {
    for (const { alt, url, place } of bodyOf(document).pictures) {
      const words = alt.trim();
      const file = url?.replace(/^.*\//, '');
      if (words !== '' && words !== file && !/^(?:image|screenshot|picture|alt|graph|img)\.?$/i.test(words)) continue;
      report({
        reason: `Unexpected picture ${words === '' ? 'without a description' : `described as ${shown(words)}`}, expected what it shows`,
        place,
      });
    }
  },
};
export default rule;
