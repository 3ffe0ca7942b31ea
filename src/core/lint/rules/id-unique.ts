import { placeOf } from '../../model/document.ts';
import { startOf, type Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { shown } from '../../parse/schema.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  check({ postmortems, runbooks }, report) {
    checkAll(postmortems, report);
    checkAll(runbooks, report);
  },
};
export default rule;

interface Claim {
  id: string;
  place: Place;
}

/** Addresses are compared without case, since file systems and mail programs do. */
function checkAll(documents: readonly (Postmortem | Runbook)[], report: Report): void {
  const first = new Map<string, Claim>();
  const inOrder = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const claim = (id: string, place: Place, what: string) => {
    const earlier = first.get(id.toLowerCase());
    if (!earlier) first.set(id.toLowerCase(), { id, place });
    else {
      report({
        reason: `Unexpected second ${what} ${shown(id)}, expected each one once`,
        place,
        causes: [{ reason: `${shown(earlier.id)} is taken`, place: earlier.place }],
      });
    }
  };
  for (const document of inOrder) {
    claim(document.id, document.places.has('id') ? placeOf(document, ['id']) : startOf(document.file), 'id');
  }
  for (const document of inOrder)
    document.facts.formerly.forEach((id, index) => claim(id, placeOf(document, ['formerly', index]), 'former id'));
}
