import dueFollowsPriority from '../parts/due-follows-priority.ts';
import { isDeclined } from '../actions.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
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
export default together(rule, dueFollowsPriority);
