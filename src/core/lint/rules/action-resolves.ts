import { alternatives, shown } from '../../parse/schema.ts';
import { referencesOf } from '../facts/references.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const ids = new Set(postmortem.actions.flatMap(({ id }) => (id ? [id.value.toUpperCase()] : [])));
    // Without a single id of this shape the letters may mean anything.
    if (![...ids].some((id) => /^A\d+$/.test(id))) return;
    for (const { id, place } of referencesOf(postmortem)) {
      if (ids.has(id)) continue;
      report({
        reason: `Unexpected reference to ${shown(id)}, expected ${alternatives([...ids], 8)}, as in the table`,
        place,
        causes: [{ reason: 'the action items', place: postmortem.actions[0]!.place }],
      });
    }
  },
};
export default rule;
