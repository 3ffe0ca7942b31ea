import declinedExplained from '../parts/declined-explained.ts';
import actionIdPresent from '../parts/action-id-present.ts';
import actionValues from '../parts/action-values.ts';
import { isPending, type ActionItem } from '../../model/postmortem.ts';
import { actionStatuses, actionTypes } from '../../model/vocabulary.ts';
import { alternatives } from '../../parse/schema.ts';
import { isDeclined, nameOfAction } from '../actions.ts';
import { listOf, reportMissing } from '../missing.ts';
import { together, type ActionsRule } from '../rule.ts';

/** Something an action item has. */
interface Need {
  /** `an owner` */
  what: string;
  /** `a handle or a team` */
  expected: string;
  lacks(action: ActionItem): boolean;
}

/** As many as are named. */
const few = 3;

const rule: ActionsRule = {
  about: 'actions',
  check({ actions }, report, { ticketPattern, library: { configuration } }) {
    const { priorities, tickets } = configuration;
    const needs: Need[] = [
      {
        what: 'an action',
        expected: 'what will be done',
        lacks: ({ action }) => /^[-–—.…?]*$/.test(action.text),
      },
      {
        what: 'an owner',
        expected: 'a handle or a team',
        lacks: (action) => !action.owner && !isDeclined(action),
      },
      { what: 'a due date', expected: 'a day', lacks: (action) => !action.due && isPending(action) },
      {
        what: 'a priority',
        expected: alternatives(priorities),
        lacks: (action) => !action.priority && !isDeclined(action),
      },
      { what: 'a type', expected: alternatives(actionTypes), lacks: ({ type }) => !type },
      { what: 'a status', expected: alternatives(actionStatuses), lacks: ({ status }) => !status },
    ];
    if (tickets && ticketPattern)
      needs.push({
        what: 'a ticket',
        expected: `one that matches \`${tickets.pattern}\``,
        lacks: (action) => !action.ticket && !isDeclined(action),
      });
    const lacking = needs.flatMap((need) => {
      const items = actions.filter((action) => need.lacks(action));
      return items.length > 0 ? [{ ...need, items }] : [];
    });
    const [one, ...others] = lacking;
    if (!one) return;
    if (others.length === 0) {
      const { what, expected, items } = one;
      reportMissing(
        items,
        { rows: 'action items', without: `without ${what}`, expected, of: actions.length, nameOf: nameOfAction },
        report,
      );
      return;
    }
    const items = actions.filter((action) => lacking.some(({ lacks }) => lacks(action)));
    const isSame = lacking.every((need) => need.items.length === items.length);
    const named = (some: readonly ActionItem[]) =>
      some.length > few ? `${some.length} of ${actions.length}` : listOf(some.map(nameOfAction));
    report({
      reason: isSame
        ? `Unexpected ${items.length > few ? `${items.length} action items` : named(items)} without ${listOf(lacking.map(({ what }) => what))}, expected them`
        : `Unexpected action items without ${listOf(lacking.map((need) => `${need.what} (${named(need.items)})`))}, expected them`,
      place: items[0]!.place,
      hint: lacking.map(({ what, expected }) => `${what}: ${expected}`).join('\n'),
    });
  },
};
export default together(rule, actionValues, actionIdPresent, declinedExplained);
