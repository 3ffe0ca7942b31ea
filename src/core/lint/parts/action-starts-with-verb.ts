import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { ActionsRule } from '../rule.ts';

/** Words no promise begins with: articles, pronouns, comparisons, wishes. */
const openers = new Set(
  `the a an this that these those our we they it its their there here all some any every each no none more better less
  fewer lack missing new additional proper possible potential further future maybe perhaps probably someone somebody need
  needs needed should must could would want needing`.split(/\s+/),
);
/** Verbs that end like nouns. */
const verbs = new Set(
  `implement document experiment complement supplement augment comment cement segment fragment increment decrement
  instrument mention question position partition provision transition caution function section condition commission
  station envision revision action auction ration version release address process`.split(/\s+/),
);

const rule: ActionsRule = {
  about: 'actions',
  check({ actions }, report) {
    for (const row of actions) {
      const { action } = row;
      if (isDeclined(row) || action.nodes[0]?.type !== 'text') continue;
      const first = /^\p{L}[\p{L}’'-]*/u.exec(action.text)?.[0];
      if (first === undefined) continue;
      const word = first.toLowerCase();
      const isNoun =
        !word.includes('-') && /^\p{L}{3,}(?:tion|sion|ment|ness|ity|ance)$/u.test(word) && !verbs.has(word);
      if (!openers.has(word) && !isNoun) continue;
      report({
        reason: `Unexpected ${shown(first)} at the start of an action item, expected a verb`,
        place: action.place,
      });
    }
  },
};
export default rule;
