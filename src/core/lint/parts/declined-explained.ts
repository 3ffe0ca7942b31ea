import { isDeclined, nameOfAction } from '../actions.ts';
import type { ActionsRule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';
import { literal } from '../../text/literal.ts';

const reasons =
  /\b(?:declined[:,.;]|because|since|instead|supersed\w+|replac\w+|covered?|covers|not worth|accept\w*|risk|duplicate|no longer|obsolete|cost\w*|cannot|would|already|too|shown|showed|decided|follows|merged into|in favou?r of|rather than|unnecessary|not needed|gone|retired|switched off)\b|declined:/i;

const rule: ActionsRule = {
  about: 'actions',
  check(document, report) {
    for (const action of document.actions.filter(isDeclined)) {
      if (reasons.test(action.action.text)) continue;
      const id = action.id?.value;
      const isToldElsewhere =
        id !== undefined &&
        paragraphsOf(document).some(
          ({ text }) =>
            text.length > id.length + 15 &&
            new RegExp(`(?<!\\w)${literal(id)}(?!\\w)`).test(text) &&
            reasons.test(text),
        );
      if (isToldElsewhere) continue;
      report({
        reason: `Unexpected \`declined\` of ${nameOfAction(action)} without a reason, expected why and what happens instead`,
        place: action.status!.place,
        hint: `${action.action.text.replace(/\.$/, '')}. Declined: …`,
      });
    }
  },
};
export default rule;
