import type { TimelineEvent } from '../../model/postmortem.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf, firstDay } from '../day.ts';
import type { Report, Rule } from '../rule.ts';

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
    reportMonth(rows, report);
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

const ends: ReadonlySet<Milestone> = new Set(['mitigated', 'recovered', 'resolved']);
/** Words of what really came weeks later, or once a month. */
const late =
  /\b(?:weeks?|months?|later|after|permanent\w*|follow-?up|review\w*|post-?mortem|retro\w*|publish\w*|again|recur\w*|next|second|migrat\w*|finally|eventually|long[- ]term|audit\w*|ticket|completed?|quarter\w*)\b/i;

/** The end of it all on the same day of another month, a little later by the clock: the month was typed, not lived. */
function reportMonth(rows: readonly TimelineEvent[], report: Report): void {
  const first = rows[0]?.moment;
  const from = rows.findIndex(
    (row, index) => index > 0 && row.moment!.earliest - rows[index - 1]!.moment!.latest > 25 * day,
  );
  if (!first || from === -1) return;
  const [row, above] = [rows[from]!, rows[from - 1]!];
  const tail = rows.slice(from);
  const isOneSlip =
    near(above, rows[0]!, 2) &&
    tail.every((one) => near(one, row, 2) && !late.test(toldIn(one))) &&
    row.milestones.some(({ value }) => ends.has(value)) &&
    row.moment!.precision !== 'day';
  if (!isOneSlip) return;
  const written = dayOf(row.moment!);
  // `2026-05-03` for `2026-03-05`: month and day in each other’s place.
  const turned = `${written.slice(0, 4)}-${written.slice(8)}-${written.slice(5, 7)}`;
  const meant = turned === dayOf(above.moment!) ? turned : dayOf(above.moment!).slice(0, 7) + written.slice(7);
  const moved = row.moment!.earliest - (Date.parse(written) - Date.parse(meant));
  const distance = moved - above.moment!.earliest;
  if (written.slice(0, 7) === meant.slice(0, 7) || !(distance >= 0 && distance <= day)) return;
  report({
    reason: `Unexpected day ${shown(written)}, ${Math.round((Date.parse(written) - Date.parse(dayOf(above.moment!))) / day)} days after the row above, expected ${shown(meant)}, or a row that says why it took so long`,
    place: row.time.place,
    causes: [{ reason: `the row above is on ${shown(dayOf(above.moment!))}`, place: above.time.place }],
  });
}

/** What a row tells; what ends it all works `again` without any second time. */
function toldIn({ event, milestones }: TimelineEvent): string {
  return milestones.some(({ value }) => ends.has(value)) ? event.text.replace(/\bagain\b/gi, '') : event.text;
}

/** Whether one row differs from another by whole years, give or take a few days. */
function isSlip(a: TimelineEvent, b: TimelineEvent): boolean {
  const distance = Math.abs(a.moment!.earliest - b.moment!.earliest) / day;
  const years = Math.round(distance / 365.25);
  return years >= 1 && Math.abs(distance - years * 365.25) <= 4;
}

function near(a: TimelineEvent, b: TimelineEvent, days = 14): boolean {
  return Math.abs(a.moment!.earliest - b.moment!.earliest) < days * day;
}
