import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { ActionsRule } from '../rule.ts';

const pattern =
  /^(?:re-?train|train(?! (?:the |a |an )?(?:[\w-]+ )?(?:model|classifier|detector|network))|remind|educate|coach|tell|urge|encourage|warn(?= (?:the |all |our )?(?:team|engineers|developers|operators|everyone|people|staff))|instruct|raise awareness|spread awareness|reiterate|re-?emphasi[sz]e)\b|\b(?:be more careful|(?:be|take) (?:extra |more )?care(?:ful)?\b|pay (?:more |closer )?attention|double-?check by hand|stay alert|be mindful|remember to)\b/i;

const rule: ActionsRule = {
  about: 'actions',
  check({ actions }, report) {
    for (const row of actions) {
      const found = isDeclined(row) ? undefined : pattern.exec(row.action.text)?.[0];
      if (found === undefined) continue;
      report({
        reason: `Unexpected ${shown(found)}, expected a change that helps people who were not reminded`,
        place: row.action.place,
      });
    }
  },
};
export default rule;
