import { placeOf } from '../../model/document.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { impact, kind } = postmortem.facts;
    if (impact.length === 0 && measuredKinds.includes(kind)) {
      report({
        reason: 'Unexpected front matter without figures of the impact, expected at least one',
        place: placeOfMissing(postmortem, ['impact']),
        hint: 'impact: [{ what: requests that failed, value: 1200, unit: requests }]',
      });
    }
    impact.forEach(({ what, value, unit, unknown }, index) => {
      const place = placeOf(postmortem, ['impact', index]);
      if (value === undefined && unknown === undefined)
        report({
          reason: `Unexpected figure ${shown(what)} without a value, expected \`value\` and \`unit\`, or \`unknown\` with the reason`,
          place,
        });
      else if (value !== undefined && unknown !== undefined)
        report({ reason: `Unexpected \`unknown\` beside the value of ${shown(what)}, expected one of them`, place });
      else if (value !== undefined && unit === undefined)
        report({ reason: `Unexpected figure ${shown(what)} without a unit, expected \`unit\``, place });
    });
  },
};
export default rule;
