import { disagreementsOf, type Disagreement } from '../../actions/disagreements.ts';
import { actionsOf } from '../../model/library-action.ts';
import { shown } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { library }) {
    if (entry.type === 'runbook' || library.tickets.size === 0) return;
    for (const item of actionsOf([entry]))
      for (const one of disagreementsOf(item, library))
        report({
          reason: reasonOf(one),
          place: one.place,
          ...(one.about === 'status' && { hint: '`npx postmortems actions sync --write` writes it.' }),
        });
  },
};
export default rule;

function reasonOf(one: Disagreement): string {
  const { about, ticket, written, tracker, action } = one;
  const of = nameOfAction(action);
  const is = written === undefined ? '' : ` ${shown(written)}`;
  switch (about) {
    case 'status':
      return `Unexpected ${written === undefined ? 'missing status' : `status${is}`} of ${of}, expected ${shown(tracker)}, as the tracker says of ${shown(ticket)}`;
    case 'due':
      return `Unexpected ${written === undefined ? 'missing due date' : `due date${is}`} of ${of}, expected ${shown(tracker)}, as the tracker says of ${shown(ticket)}`;
    case 'owner':
      return `Unexpected owner${is} of ${of}, expected ${shown(tracker)}, to whom ${shown(ticket)} is assigned`;
    case 'gone':
      return `Unexpected ticket${is} of ${of}, which was deleted from the tracker, expected one that is there`;
    case 'moved':
      return `Unexpected ticket${is} of ${of}, expected ${shown(tracker)}, to which it was moved`;
  }
}
