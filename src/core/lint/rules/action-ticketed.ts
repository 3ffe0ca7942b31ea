import { shown } from '../../parse/schema.ts';
import { isDeclined, nameOfAction } from '../actions.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
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
    for (const { ticket } of actions) {
      if (ticket && !ticket.value.split(/\s*,\s*/).every((one) => ticketPattern.matches(one))) {
        report({
          reason: `Unexpected ticket ${shown(ticket.value)}, expected one that matches \`${configuration.tickets.pattern}\``,
          place: ticket.place,
        });
      }
    }
  },
};
export default rule;
