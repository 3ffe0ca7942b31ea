import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';
import { closestKin, tiesOfKin, mentionedIn } from '../words/kinship.ts';

const rule: Rule = {
  about: 'postmortem',
  ties: tiesOfKin,
  check(postmortem, report, { library, incidents }) {
    const kin = closestKin(postmortem, library);
    const named = kin && mentionedIn(postmortem, incidents);
    // Where nothing at all is named, another rule asks.
    if (!kin || !named || named.size === 0 || named.has(kin.id)) return;
    if (mentionedIn(kin, incidents).has(postmortem.id)) return;
    report({
      reason: `Unexpected \`related\` without ${shown(kin.id)}, expected the earlier incident of the same service, trigger and factors`,
      place: placeOfMissing(postmortem, ['related']),
      causes: [{ reason: 'what they have in common', place: placeOf(kin, ['factors']) }],
      hint: `{ id: ${kin.id}, why: … }`,
    });
  },
};
export default rule;
