import { placeOf } from '../../model/document.ts';
import { promisesOf } from '../../model/library-action.ts';
import type { Place } from '../../model/message.ts';
import { nameOfAction } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { library: { people }, today }) {
    const check = (owner: string, of: string, place: Place) => {
      const left = owner.startsWith('@') ? people.get(owner.slice(1))?.left : undefined;
      if (left === undefined || left > today) return;
      report({
        reason: `Unexpected owner ${shown(owner)} of ${of}, who left on \`${left}\`, expected somebody who is there, or a team`,
        place,
      });
    };
    if (entry.type === 'runbook') check(entry.facts.owner, 'this runbook', placeOf(entry, ['owner']));
    else
      for (const { action } of promisesOf([entry]))
        if (action.owner) check(action.owner.value, nameOfAction(action), action.owner.place);
  },
};
export default rule;
