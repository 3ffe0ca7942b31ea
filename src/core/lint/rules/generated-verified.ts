import generatedEventEvidenced from '../parts/generated-event-evidenced.ts';
import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    postmortem.facts.provenance.forEach(({ tool, model, verifiedBy }, index) => {
      if (model === undefined || verifiedBy !== undefined) return;
      report({
        reason: `Unexpected text that ${shown(model)} generated in ${shown(tool)} and nobody has checked, expected \`verifiedBy\``,
        place: placeOf(postmortem, ['provenance', index]),
        hint: 'verifiedBy: handle',
      });
    });
  },
};
export default together(rule, generatedEventEvidenced);
