import { placeOf } from '../../model/document.ts';
import { nameOfAction } from '../actions.ts';
import { isPending } from '../../model/postmortem.ts';
import type { Rule } from '../rule.ts';
import { isForPublic } from '../words/public.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { facts, actions } = postmortem;
    if (facts.kind !== 'security' || !isForPublic(postmortem)) return;
    for (const action of actions) {
      if (!isPending(action) || (action.type?.value !== 'prevent' && action.type?.value !== 'repair')) continue;
      report({
        reason: `Unexpected publication while ${nameOfAction(action)} is open, expected it closed first`,
        place: placeOf(postmortem, ['publication']),
        causes: [{ reason: `\`${action.type.value}\`, not done`, place: action.place }],
      });
    }
  },
};
export default rule;
