import { startOf } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

/** Before there are incidents, no runbook can have been used. */
const fewest = 10;

const rule: Rule = {
  about: 'library',
  check({ postmortems, runbooks, services }, report) {
    if (postmortems.length < fewest || runbooks.length === 0) return;
    const used = new Set<string>();
    for (const { facts } of postmortems) for (const { id } of facts.runbooks) used.add(id);
    for (const service of services.values()) for (const id of service.runbooks) used.add(id);
    for (const runbook of runbooks) {
      const { facts, id } = runbook;
      if (used.has(id) || facts.alerts.length > 0 || facts.services.length > 0) continue;
      if (facts.formerly.some((former) => used.has(former))) continue;
      if ([...postmortems, ...runbooks].some((other) => other !== runbook && other.text.includes(id))) continue;
      report({
        reason: `Unexpected runbook ${shown(id)} that no service, alert, incident or runbook names, expected a way that leads to it`,
        place: startOf(runbook.file),
      });
    }
  },
};
export default rule;
