import { placeOf, writtenPlaceOf } from '../../model/document.ts';
import { startOf, type Place } from '../../model/message.ts';
import type { Entry } from '../../model/entry.ts';
import { shown } from '../../parse/schema.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  check({ postmortems, runbooks, reviews }, report) {
    checkAll(postmortems, report);
    checkAll(runbooks, report);
    checkAll(reviews, report);
  },
};
export default rule;

interface Claim {
  id: string;
  document: Entry;
  place: () => Place;
}

/** Addresses are compared without case, since file systems and mail programs do. */
function checkAll(documents: readonly Entry[], report: Report): void {
  const first = new Map<string, Claim>();
  const inOrder = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const claim = ({ id, document, place }: Claim, what: string) => {
    const earlier = first.get(id.toLowerCase());
    if (!earlier) first.set(id.toLowerCase(), { id, document, place });
    else {
      report({
        reason: `Unexpected second ${what} ${shown(id)}, expected each one once`,
        place: place(),
        causes: [{ reason: `${shown(earlier.id)} is taken`, place: earlier.place() }],
      });
    }
  };
  for (const document of inOrder) {
    const place = () => writtenPlaceOf(document, ['id']) ?? startOf(document.file);
    claim({ id: document.id, document, place }, 'id');
  }
  for (const document of inOrder)
    document.facts.formerly.forEach((id, index) =>
      claim({ id, document, place: () => placeOf(document, ['formerly', index]) }, 'former id'),
    );
}
