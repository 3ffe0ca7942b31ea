import leadClaimed from '../parts/lead-claimed.ts';
import { placeOf } from '../../model/document.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { facts } = postmortem;
    if (facts.severity !== configuration.severities[0]?.id || !measuredKinds.includes(facts.kind)) return;
    const { lead = [], scribe = [] } = facts.roles;
    if (lead.length === 0) {
      report({
        reason: `Unexpected roles of a ${shown(facts.severity)} without \`lead\`, expected who led the response`,
        place: placeOfMissing(postmortem, ['roles']),
        hint: 'lead: handle',
      });
    }
    const both = scribe.find((one) => lead.length === 1 && scribe.length === 1 && lead.includes(one));
    if (both !== undefined) {
      report({
        reason: `Unexpected ${shown(both)} as scribe and lead, expected two people`,
        place: placeOf(postmortem, ['roles', 'scribe', 0]),
        causes: [{ reason: 'the lead', place: placeOf(postmortem, ['roles', 'lead', 0]) }],
      });
    }
  },
};
export default together(rule, leadClaimed);
