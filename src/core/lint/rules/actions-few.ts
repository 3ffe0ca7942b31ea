import { isDeclined } from '../actions.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ actions }, report, { library: { configuration } }) {
    const most = configuration.limits.actions;
    const kept = actions.filter((row) => !isDeclined(row));
    if (kept.length <= most) return;
    report({
      reason: `Unexpected \`${kept.length}\` action items, expected at most \`${most}\``,
      place: kept[most]!.place,
    });
  },
};
export default rule;
