import { placeOf } from '../../model/document.ts';
import { startOf, type Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { shown } from '../../parse/schema.ts';
import { byName, type Context, type Report, type Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  ties: byName,
  check({ postmortems, runbooks }, report, context) {
    checkAll(postmortems, report, context);
    checkAll(runbooks, report, context);
  },
};
export default rule;

interface Claim {
  id: string;
  document: Postmortem | Runbook;
  place: () => Place;
}

/** Addresses are compared without case, since file systems and mail programs do. */
function checkAll(documents: readonly (Postmortem | Runbook)[], report: Report, { isAsked }: Context): void {
  const first = new Map<string, Claim>();
  const inOrder = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const claim = ({ id, document, place }: Claim, what: string) => {
    const earlier = first.get(id.toLowerCase());
    if (!earlier) first.set(id.toLowerCase(), { id, document, place });
    else if (isAsked(document)) {
      report({
        reason: `Unexpected second ${what} ${shown(id)}, expected each one once`,
        place: place(),
        causes: [{ reason: `${shown(earlier.id)} is taken`, place: earlier.place() }],
      });
    }
  };
  for (const document of inOrder) {
    const place = () => (document.places.has('id') ? placeOf(document, ['id']) : startOf(document.file));
    claim({ id: document.id, document, place }, 'id');
  }
  for (const document of inOrder)
    document.facts.formerly.forEach((id, index) =>
      claim({ id, document, place: () => placeOf(document, ['formerly', index]) }, 'former id'),
    );
}
