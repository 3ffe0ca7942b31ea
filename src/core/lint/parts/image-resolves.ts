import { pictureAt } from '../../model/picture.ts';
import { shown } from '../../parse/schema.ts';
import { guess } from '../guess.ts';
import type { EntryRule } from '../rule.ts';

const rule: EntryRule = {
  about: 'entry',
  check(entry, report, { library: { images, diagrams } }) {
    for (const { url, place } of entry.pictures) {
      const folder = `images/${entry.id}/`;
      if (url === undefined || url === '') {
        report({ reason: 'Unexpected picture without `src`, expected a file', place, hint: 'src="…"' });
      } else if (/^(?:https?:)?\/\//i.test(url)) {
        report({
          reason: `Unexpected picture from elsewhere, ${shown(url)}, expected a file in \`${folder}\``,
          place,
        });
      } else if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) {
        const path = pictureAt(url, entry, images);
        if (path !== undefined && diagrams.has(path))
          report({
            reason: `Unexpected source of a draw.io diagram, ${shown(url)}, expected a picture. Export it from draw.io as SVG or PNG`,
            place,
          });
        if (path !== undefined) continue;
        const own = [...images].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
        const hint = guess(url.replace(/^.*\//, ''), own);
        report({
          reason: `Unexpected picture ${shown(url)}, expected ${hint ? `\`${hint}\`` : `a file in \`${folder}\``}`,
          place,
          hint,
        });
      }
    }
  },
};
export default rule;
