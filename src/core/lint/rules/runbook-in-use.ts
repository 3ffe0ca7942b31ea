import type { Entry } from '../../model/entry.ts';
import { documentsOf } from '../../model/library.ts';
import { startOf } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

/** Before there are incidents, no runbook can have been used. */
const fewest = 10;

const rule: Rule = {
  about: 'library',
  check(library, report) {
    const { postmortems, runbooks, services } = library;
    if (postmortems.length < fewest || runbooks.length === 0) return;
    const used = new Set<string>();
    for (const { facts } of postmortems) for (const { id } of facts.runbooks) used.add(id);
    for (const service of services.values()) for (const id of service.runbooks) used.add(id);
    for (const runbook of runbooks) {
      const { facts, id } = runbook;
      if (used.has(id) || facts.alerts.length > 0 || facts.services.length > 0) continue;
      if (facts.formerly.some((former) => used.has(former))) continue;
      // Where its name is a plain word, nobody can tell whether a text means it.
      if (/^\p{L}*$/u.test(id) || documentsOf(library).some((other) => other !== runbook && isNamed(id, other)))
        continue;
      report({
        reason: `Unexpected runbook ${shown(id)} that no service, alert, incident or runbook names, expected a way that leads to it`,
        place: startOf(runbook.file),
      });
    }
  },
};
export default rule;

function isNamed(id: string, { names, links }: Entry): boolean {
  return names.prose.includes(id) || names.elsewhere.includes(id) || links.some(({ url }) => url.includes(id));
}
