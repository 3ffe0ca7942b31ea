import { shown } from '../../parse/schema.ts';
import { isDeclined, nameOfAction } from '../actions.ts';
import { listOf, reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check({ actions }, report, { library: { configuration }, ticketPattern }) {
    if (!configuration.tickets || !ticketPattern) return;
    reportMissing(
      actions.filter((action) => !action.ticket && !isDeclined(action)),
      {
        rows: 'action items',
        without: 'without a ticket',
        expected: `one that matches \`${configuration.tickets.pattern}\``,
        of: actions.length,
        nameOf: nameOfAction,
      },
      report,
    );
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
