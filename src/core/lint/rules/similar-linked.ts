import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';
import { incidentsNamedIn } from '../../relations/mentions.ts';
import { closestKin } from '../kinship.ts';

const rule: Rule = {
  about: 'entry',
  check(entry, report, { library, incidents }) {
    if (entry.type !== 'postmortem') return;
    const kin = closestKin(entry, library);
    const named = kin && incidentsNamedIn(entry, incidents);
    // Where nothing at all is named, another rule asks.
    if (!kin || !named || named.size === 0 || named.has(kin.id)) return;
    if (incidentsNamedIn(kin, incidents).has(entry.id)) return;
    report({
      reason: `Unexpected \`related\` without ${shown(kin.id)}, expected the earlier incident of the same service, trigger and factors`,
      place: placeOfMissing(entry, ['related']),
      causes: [{ reason: 'what they have in common', place: placeOf(kin, ['factors']) }],
      hint: `{ id: ${kin.id}, why: … }`,
    });
  },
};
export default rule;
