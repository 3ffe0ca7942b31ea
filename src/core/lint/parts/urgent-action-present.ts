import { measuredKinds } from '../../model/vocabulary.ts';
import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ facts, actions }, report, { library: { configuration } }) {
    const { severities, priorities } = configuration;
    const rank = severities.findIndex(({ id }) => id === facts.severity);
    if (rank === -1 || rank >= severities.length / 2 || !measuredKinds.includes(facts.kind)) return;
    const kept = actions.filter((row) => !isDeclined(row));
    const urgent = priorities.slice(0, Math.ceil(priorities.length / 2));
    if (kept.length === 0 || priorities.length < 2) return;
    if (
      kept.some(
        ({ priority }) =>
          priority === undefined || !priorities.includes(priority.value) || urgent.includes(priority.value),
      )
    )
      return;
    report({
      reason: `Unexpected action items of a ${shown(facts.severity)} at \`${kept[0]!.priority!.value}\` and below, expected one at ${urgent.map((one) => `\`${one}\``).join(' or ')}`,
      place: kept[0]!.priority!.place,
    });
  },
};
export default rule;
