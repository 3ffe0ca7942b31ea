import { placeOf } from '../../model/document.ts';
import type { Cause } from '../../model/message.ts';
import type { Review } from '../../model/review.ts';
import { shown } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import { isPending, type Postmortem } from '../../model/postmortem.ts';
import { firstDay } from '../day.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'actions',
  check(document, report) {
    const { actions } = document;
    const began = beginningOf(document);
    reportMissing(
      actions.filter((action) => !action.due && isPending(action)),
      {
        rows: 'action items',
        without: 'without a due date',
        expected: 'a day',
        of: actions.length,
        nameOf: nameOfAction,
      },
      report,
    );
    for (const { due } of actions) {
      if (due && began && due.value < began.day) {
        report({
          reason: `Unexpected due date \`${due.value}\` before the ${began.what}, expected \`${began.day}\` or later`,
          place: due.place,
          causes: [began.cause],
        });
      }
    }
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
