import imageResolves from '../parts/image-resolves.ts';
import anchorResolves from '../parts/anchor-resolves.ts';
import { shown } from '../../parse/schema.ts';
import { guess } from '../guess.ts';
import { together, type EntryRule } from '../rule.ts';
import { targetOf } from '../target.ts';

const rule: EntryRule = {
  about: 'entry',
  check(entry, report, context) {
    for (const { url, place } of entry.links) {
      const target = targetOf(url, entry, context);
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
export default together(rule, anchorResolves, imageResolves);
