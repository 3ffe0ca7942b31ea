import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration, services }, runbooks }) {
    const { facts, text, actions } = postmortem;
    const rank = configuration.severities.findIndex(({ id }) => id === facts.severity);
    if (rank === -1 || rank >= configuration.severities.length / 2 || !measuredKinds.includes(facts.kind)) return;
    if (facts.runbooks.length > 0 || actions.length === 0 || /runbook|playbook/i.test(text)) return;
    const known = services.get(facts.services[0] ?? '')?.runbooks.find((id) => runbooks.has(id));
    report({
      reason: `Unexpected incident without \`runbooks\`, expected the one that was used, or an action item that writes one`,
      place: placeOfMissing(postmortem, ['runbooks']),
      hint: known === undefined ? undefined : `runbooks: [{ id: ${shown(known).slice(1, -1)}, helped: partly }]`,
    });
  },
};
export default rule;
