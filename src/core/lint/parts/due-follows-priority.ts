import { nameOfAction } from '../actions.ts';
import { isPending } from '../../model/postmortem.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ actions }, report, { library: { configuration } }) {
    const ranked = actions
      .filter((action) => isPending(action) && action.due && action.priority)
      .map((action) => ({ action, rank: configuration.priorities.indexOf(action.priority!.value) }))
      .filter(({ rank }) => rank !== -1);
    for (const { action, rank } of ranked) {
      // Neighbours on the scale say little: a small thing may well be done first.
      const before = ranked.find((other) => other.rank >= rank + 2 && other.action.due!.value < action.due!.value);
      if (!before) continue;
      report({
        reason: `Unexpected due date \`${action.due!.value}\` of ${nameOfAction(action)} at \`${action.priority!.value}\`, expected no later than that of ${nameOfAction(before.action)} at \`${before.action.priority!.value}\``,
        place: action.due!.place,
        causes: [{ reason: `due \`${before.action.due!.value}\``, place: before.action.due!.place }],
      });
    }
  },
};
export default rule;
