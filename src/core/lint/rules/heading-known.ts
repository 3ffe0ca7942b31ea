import { memo } from '../../model/memo.ts';
import type { Template } from '../../model/template.ts';
import { shown } from '../../parse/schema.ts';
import { foldHeading } from '../../parse/sections.ts';
import { guess } from '../guess.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ sections }, report, { library }) {
    if (library.templates.length === 0) return;
    for (const { id, heading, depth, place } of sections) {
      if (id !== undefined || depth !== 2) continue;
      const known = headingsOf(library.templates);
      const meant = guess(foldHeading(heading), known.keys());
      const line = meant === undefined ? undefined : `## ${known.get(meant)}`;
      report({
        reason: `Unexpected heading ${shown(heading)}, expected ${line ? `\`${line}\`` : 'one a template has'}`,
        place,
        hint: line,
      });
    }
  },
};
export default rule;

/** Every heading and alias the templates know, folded, with the heading it stands for. */
const headingsOf = memo((templates: readonly Template[]): Map<string, string> => {
  const known = new Map<string, string>();
  for (const { sections } of templates)
    for (const { heading, aliases } of sections)
      for (const each of [heading, ...aliases])
        if (!known.has(foldHeading(each))) known.set(foldHeading(each), heading);
  return known;
});
