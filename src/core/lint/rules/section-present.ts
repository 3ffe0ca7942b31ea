import { templateFor, type TemplateSection } from '../../model/template.ts';
import type { Section } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { startOfBody } from '../body.ts';
import { isRequired } from '../../model/requirement.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { facts, sections } = postmortem;
    // What is missing at one place is one message.
    const gaps: { above: Section | undefined; missing: TemplateSection[] }[] = [];
    let above: Section | undefined;
    for (const wanted of templateFor(facts, library.templates)?.sections ?? []) {
      const found = sections.find((section) => section.id === wanted.id);
      if (found) above = found;
      else if (isRequired(wanted, facts)) {
        const gap = gaps.at(-1);
        if (gap && gap.above === above) gap.missing.push(wanted);
        else gaps.push({ above, missing: [wanted] });
      }
    }
    for (const { above, missing } of gaps) {
      const lines = missing.map(({ depth, heading }) => `${'#'.repeat(depth)} ${heading}`);
      report({
        reason: `Unexpected document without ${lines.map(shown).join(', ')}, expected ${missing.length > 1 ? 'them' : 'it'} ${above ? `after ${shown(above.heading)}` : 'first'}`,
        place: above?.place ?? startOfBody(postmortem),
        causes: missing
          .filter(({ required }, index) => missing.findIndex((one) => one.required === required) === index)
          .map(({ required, place }) => ({ reason: `required from \`${required}\` on`, place })),
        hint: lines.join('\n'),
      });
    }
  },
};
export default rule;
