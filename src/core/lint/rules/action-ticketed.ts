import { shown } from '../../parse/schema.ts';
import { isDeclined, nameOfAction } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report, { library: { configuration }, ticketPattern }) {
    if (!configuration.tickets || !ticketPattern) return;
    for (const action of actions) {
      const { ticket, place } = action;
      if (!ticket) {
        if (isDeclined(action)) continue;
        report({
          reason: `Unexpected ${nameOfAction(action)} without a ticket, expected one that matches \`${configuration.tickets.pattern}\``,
          place,
        });
      } else if (!ticket.value.split(/\s*,\s*/).every((one) => ticketPattern.matches(one))) {
        report({
          reason: `Unexpected ticket ${shown(ticket.value)}, expected one that matches \`${configuration.tickets.pattern}\``,
          place: ticket.place,
        });
      }
    }
  },
};
export default rule;
