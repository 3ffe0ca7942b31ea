import { templateFor } from '../../model/template.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ facts, sections }, report, { library }) {
    // Of optional sections the place does not matter.
    const order = templateFor(facts, library.templates)
      ?.sections.filter(({ required }) => required !== undefined)
      .map(({ id }) => id);
    let last: { rank: number; heading: string; place: (typeof sections)[number]['place'] } | undefined;
    for (const { id, heading, place } of sections) {
      const rank = order?.indexOf(id ?? '') ?? -1;
      if (rank === -1) continue;
      if (last && rank < last.rank) {
        report({
          reason: `Unexpected ${shown(heading)} after ${shown(last.heading)}, expected it before, as in the template`,
          place,
          causes: [{ reason: 'stands before it', place: last.place }],
        });
      } else last = { rank, heading, place };
    }
  },
};
export default rule;
