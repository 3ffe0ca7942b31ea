import { placeOf } from '../../model/document.ts';
import type { Cause } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Review } from '../../model/review.ts';
import { alternatives, shown } from '../../parse/schema.ts';
import { firstDay } from '../day.ts';
import { expectation } from '../guess.ts';
import { listOf } from '../missing.ts';
import type { ActionsRule } from '../rule.ts';

/** What action items have, and not as the library decided: two owners, a due date before the incident, a priority of another scale. */
const rule: ActionsRule = {
  about: 'actions',
  check(document, report, { teams, ticketPattern, library: { configuration } }) {
    const { actions } = document;
    for (const { owner } of actions) {
      if (!owner) continue;
      if (/[,;&/+]|\band\b|\s@/.test(owner.value) && !teams.has(owner.value)) {
        report({ reason: `Unexpected owners ${shown(owner.value)}, expected one`, place: owner.place });
      } else if (!owner.value.startsWith('@') && !teams.has(owner.value)) {
        const { expected, hint } = expectation(owner.value, [...teams], 'a handle such as `@jdoe` or a team');
        report({
          reason: `Unexpected owner ${shown(owner.value)}, expected ${hint ? expected : 'a handle such as `@jdoe` or a team'}`,
          place: owner.place,
          hint,
        });
      }
    }
    const began = beginningOf(document);
    for (const { due } of actions)
      if (due && began && due.value < began.day)
        report({
          reason: `Unexpected due date \`${due.value}\` before the ${began.what}, expected \`${began.day}\` or later`,
          place: due.place,
          causes: [began.cause],
        });
    const { priorities } = configuration;
    for (const { priority } of actions) {
      if (!priority || priorities.includes(priority.value)) continue;
      const folded = priorities.find((known) => known.toLowerCase() === priority.value.toLowerCase());
      const { expected } = folded
        ? { expected: `\`${folded}\`` }
        : priority.value.length > 3
          ? expectation(priority.value, priorities, 'a priority of `library.yaml`')
          : { expected: alternatives(priorities) };
      report({
        reason: `Unexpected priority ${shown(priority.value)}, expected ${expected}`,
        place: priority.place,
        hint: folded,
      });
    }
    if (!configuration.tickets || !ticketPattern) return;
    const wrong = actions.flatMap(({ ticket }) =>
      ticket && !ticket.value.split(/\s*,\s*/).every((one) => ticketPattern.matches(one)) ? [ticket] : [],
    );
    const [first, ...others] = wrong;
    if (!first) return;
    const names = wrong.map(({ value }) => shown(value));
    const shownNames = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
    report({
      reason: `Unexpected ${others.length === 0 ? 'ticket' : 'tickets'} ${listOf(shownNames)}, expected ${others.length === 0 ? 'one that matches' : 'ones that match'} \`${configuration.tickets.pattern}\``,
      place: first.place,
      ...(others.length > 0 ? { causes: others.map(({ value, place }) => ({ reason: shown(value), place })) } : {}),
    });
  },
};
export default rule;

/** What action items come from: the incident, or the meeting they were promised in. */
function beginningOf(document: Postmortem | Review): { what: string; day: string; cause: Cause } | undefined {
  if (document.type === 'review') {
    const { date } = document.facts;
    return document.valid
      ? {
          what: 'review',
          day: date,
          cause: { reason: `it took place on \`${date}\``, place: placeOf(document, ['date']) },
        }
      : undefined;
  }
  const began = firstDay(document);
  if (!began) return undefined;
  const { time } = began.event;
  return { what: 'incident', day: began.day, cause: { reason: `it began at ${shown(time.value)}`, place: time.place } };
}
