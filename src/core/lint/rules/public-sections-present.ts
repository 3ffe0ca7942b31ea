import { placeOf } from '../../model/document.ts';
import { templateFor } from '../../model/template.ts';
import { shown } from '../../parse/schema.ts';
import { isRequired } from '../../model/requirement.ts';
import type { Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';
import { isForPublic } from '../words/public.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    if (!isForPublic(postmortem)) return;
    const { facts, sections } = postmortem;
    const open = new Set(
      paragraphsOf(postmortem)
        .filter(({ isInternal, text }) => !isInternal && text.trim() !== '')
        .map(({ section }) => section),
    );
    for (const wanted of templateFor(facts, library.templates)?.sections ?? []) {
      const section = sections.find(({ id }) => id === wanted.id);
      if (!wanted.public || !isRequired(wanted, facts) || !section || open.has(wanted.id)) continue;
      report({
        reason: `Unexpected public section ${shown(section.heading)} without a word for the public, expected text outside \`<Internal>\``,
        place: section.place,
        causes: [{ reason: 'approved for the public', place: placeOf(postmortem, ['publication']) }],
      });
    }
  },
};
export default rule;
