import { placeOf, type Path } from '../../model/document.ts';
import { isBusinessDay } from '../../model/deadline.ts';
import { weekdayNames } from '../../model/clock.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { reviews, publication } = postmortem.facts;
    const check = (on: string | undefined, what: string, path: Path) => {
      if (on === undefined || isBusinessDay(on, configuration.deadlines.holidays)) return;
      const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
      const day = weekday === 0 || weekday === 6 ? `a ${weekdayNames[weekday]!}` : 'a holiday';
      report({
        reason: `Unexpected ${what} on \`${on}\`, ${day}, expected a working day`,
        place: placeOf(postmortem, path),
      });
    };
    reviews.forEach(({ on }, index) => check(on, 'review', ['reviews', index, 'on']));
    check(publication?.on, 'approval', ['publication', 'on']);
  },
};
export default rule;
