import { memo } from '../../model/memo.ts';
import type { Template } from '../../model/template.ts';
import { shown } from '../../parse/schema.ts';
import { foldHeading } from '../../parse/sections.ts';
import { guess } from '../guess.ts';
import { listOf } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ sections }, report, { library }) {
    if (library.templates.length === 0) return;
    const unknown = sections.filter(({ id, depth }) => id === undefined && depth === 2);
    const known = headingsOf(library.templates);
    const meantBy = ({ heading }: (typeof unknown)[number]) => guess(foldHeading(heading), known.keys());
    for (const section of unknown) {
      const meant = meantBy(section);
      if (meant === undefined) continue;
      const line = `## ${known.get(meant)}`;
      report({
        reason: `Unexpected heading ${shown(section.heading)}, expected \`${line}\``,
        place: section.place,
        hint: line,
      });
    }
    const others = unknown.filter((section) => meantBy(section) === undefined);
    if (others.length === 0) return;
    const names = others.map(({ heading }) => shown(heading));
    const shownNames = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
    report({
      reason:
        others.length === 1
          ? `Unexpected heading ${names[0]!}, expected one a template has`
          : `Unexpected headings ${listOf(shownNames)}, expected ones a template has`,
      place: others[0]!.place,
    });
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
