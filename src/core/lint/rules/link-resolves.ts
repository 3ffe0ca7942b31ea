import { shown } from '../../parse/schema.ts';
import { linksOf } from '../body.ts';
import { guess } from '../guess.ts';
import { byName, type Rule } from '../rule.ts';
import { targetOf } from '../target.ts';

const rule: Rule = {
  about: 'document',
  ties: byName,
  check(document, report, context) {
    for (const { url, place } of linksOf(document)) {
      const target = targetOf(url, document, context);
      if (!target || target.exists !== false) continue;
      const { path, prefix, anchor, known } = target;
      const end = path.endsWith('/') ? '/' : '';
      const written = path.slice(prefix.length, path.length - end.length);
      const meant = guess(written, known());
      const hint = meant && `${prefix}${meant}${end}${anchor ? `#${anchor}` : ''}`;
      report({
        reason: `Unexpected link to ${shown(url)}, expected ${hint ? `\`${hint}\`` : 'a file or a page of the library'}`,
        place,
        hint,
      });
    }
  },
};
export default rule;
