import type { TimelineEvent } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf, firstDay } from '../day.ts';
import type { Rule } from '../rule.ts';

const day = 86_400_000;
/** Milestones that may lie years from the rest. */
const distant = new Set(['cause-introduced', 'cause-removed']);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const rows = postmortem.timeline.events.filter(
      (event) => event.moment && !event.milestones.some(({ value }) => distant.has(value)),
    );
    rows.forEach((row, index) => {
      // The day and month of a neighbour in another year: the year was typed, not lived.
      const [above, below] = [rows[index - 1], rows[index + 1]];
      const neighbour = above && isSlip(row, above) ? above : below && isSlip(row, below) ? below : undefined;
      if (!neighbour) return;
      const other = [above, below, rows[index - 2], rows[index + 2]].filter(
        (one) => one !== undefined && one !== neighbour && near(one, neighbour),
      );
      if (other.length === 0) return;
      report({
        reason: `Unexpected day \`${dayOf(row.moment!)}\`, a year and more from the rows beside it, expected \`${dayOf(neighbour.moment!).slice(0, 4)}${dayOf(row.moment!).slice(4)}\``,
        place: row.time.place,
        causes: [{ reason: `the row beside it is on \`${dayOf(neighbour.moment!)}\``, place: neighbour.time.place }],
      });
    });
    const began = firstDay(postmortem);
    if (!began) return;
    const latest = Date.parse(`${began.day}T00:00:00Z`) + 5 * 365 * day;
    for (const { due } of postmortem.actions) {
      if (!due) continue;
      const time = Date.parse(`${due.value}T00:00:00Z`);
      if (time <= latest) continue;
      report({
        reason: `Unexpected due date \`${due.value}\`, more than five years after the incident, expected a day that somebody will see`,
        place: due.place,
        causes: [{ reason: `it began at ${shown(began.event.time.value)}`, place: began.event.time.place }],
      });
    }
  },
};
export default rule;

/** Whether one row differs from another by whole years, give or take a few days. */
function isSlip(a: TimelineEvent, b: TimelineEvent): boolean {
  const distance = Math.abs(a.moment!.earliest - b.moment!.earliest) / day;
  const years = Math.round(distance / 365.25);
  return years >= 1 && Math.abs(distance - years * 365.25) <= 4;
}

function near(a: TimelineEvent, b: TimelineEvent): boolean {
  return Math.abs(a.moment!.earliest - b.moment!.earliest) < 14 * day;
}
