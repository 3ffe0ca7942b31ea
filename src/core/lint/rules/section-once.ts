import type { Section } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ sections }, report) {
    const first = new Map<string, Section>();
    const open: Section[] = [];
    for (const section of sections) {
      while (open.length > 0 && open.at(-1)!.depth >= section.depth) open.pop();
      const isInside = open.some(({ id }) => id === section.id);
      open.push(section);
      if (section.id === undefined || isInside) continue;
      const earlier = first.get(section.id);
      if (!earlier) first.set(section.id, section);
      else {
        report({
          reason: `Unexpected second section ${shown(section.heading)}, expected its text under ${shown(earlier.heading)}`,
          place: section.place,
          causes: [{ reason: `${shown(earlier.heading)} is the same section`, place: earlier.place }],
          hint: `${'#'.repeat(Math.min(6, earlier.depth + 1))} ${section.heading}`,
        });
      }
    }
  },
};
export default rule;
