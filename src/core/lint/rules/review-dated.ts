import { placeOf, type Path } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { firstDay } from '../day.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { reviews, publication } = postmortem.facts;
    if (reviews.length === 0 && !publication) return;
    const began = firstDay(postmortem);
    if (!began) return;
    const check = (on: string | undefined, what: string, path: Path) => {
      if (on === undefined || on >= began.day) return;
      report({
        reason: `Unexpected ${what} on \`${on}\` before the incident, expected \`${began.day}\` or later`,
        place: placeOf(postmortem, path),
        causes: [{ reason: `it began at ${shown(began.event.time.value)}`, place: began.event.time.place }],
      });
    };
    reviews.forEach(({ on }, index) => check(on, 'review', ['reviews', index, 'on']));
    check(publication?.on, 'approval', ['publication', 'on']);
  },
};
export default rule;
