import { templateFor } from '../../model/template.ts';
import { shown } from '../../parse/schema.ts';
import { startOfBody } from '../body.ts';
import { isRequired } from '../../model/requirement.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { facts, sections } = postmortem;
    let above: (typeof sections)[number] | undefined;
    for (const wanted of templateFor(facts, library.templates)?.sections ?? []) {
      const found = sections.find((section) => section.id === wanted.id);
      if (found) above = found;
      else if (isRequired(wanted, facts)) {
        const line = `${'#'.repeat(wanted.depth)} ${wanted.heading}`;
        report({
          reason: `Unexpected document without \`${line}\`, expected it ${above ? `after ${shown(above.heading)}` : 'first'}`,
          place: above?.place ?? startOfBody(postmortem),
          causes: [{ reason: `required from \`${wanted.required}\` on`, place: wanted.place }],
          hint: line,
        });
      }
    }
  },
};
export default rule;
