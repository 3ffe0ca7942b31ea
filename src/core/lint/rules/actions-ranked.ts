import { isDeclined } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report, { library: { configuration } }) {
    const ranked = actions.filter((row) => !isDeclined(row) && row.priority !== undefined);
    const first = ranked[0]?.priority;
    if (ranked.length < 5 || !first || configuration.priorities.length < 2) return;
    if (ranked.some(({ priority }) => priority!.value !== first.value)) return;
    report({
      reason: `Unexpected priority \`${first.value}\` for all \`${ranked.length}\` action items, expected an order among them`,
      place: first.place,
    });
  },
};
export default rule;
