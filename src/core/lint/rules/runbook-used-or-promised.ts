import { measuredKinds } from '../../model/vocabulary.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration, services } }) {
    const { facts, actions, text } = postmortem;
    const { runbooks: used } = facts;
    const rank = configuration.severities.findIndex(({ id }) => id === facts.severity);
    if (rank === -1 || rank >= configuration.severities.length / 2 || !measuredKinds.includes(facts.kind)) return;
    if (used.length > 0 || actions.length === 0 || /\b(?:run|play)books?\b/i.test(text)) return;
    const { runbooks: known = [] } = services.get(facts.services[0] ?? '') ?? {};
    report({
      reason:
        'Unexpected incident without `runbooks`, expected the one that was used, or an action item that writes one',
      place: placeOfMissing(postmortem, ['runbooks']),
      hint: known[0] && `runbooks: [{ id: ${known[0]}, helped: partly }]`,
    });
  },
};
export default rule;
