import urgentActionPresent from '../parts/urgent-action-present.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ facts, actions }, report, { library: { configuration } }) {
    const kept = actions.filter((row) => !isDeclined(row));
    if (facts.severity !== configuration.severities[0]?.id || !measuredKinds.includes(facts.kind)) return;
    // A row without a type is another rule’s matter, and may be the one.
    if (kept.length === 0 || kept.some(({ type }) => type === undefined || type.value === 'prevent')) return;
    const types = [...new Set(kept.map(({ type }) => `\`${type!.value}\``))].join(', ');
    report({
      reason: `Unexpected action items of a ${shown(facts.severity)} of the types ${types} only, expected one of type \`prevent\``,
      place: kept[0]!.type!.place,
    });
  },
};
export default together(rule, urgentActionPresent);
