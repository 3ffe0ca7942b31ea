import { placeOf, type Path } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import type { LibraryDocument } from '../../model/library.ts';
import { noting, type Rule } from '../rule.ts';

const rule: Rule = noting({
  about: 'entry',
  note: datesOf,
  check(entry, report, { today }, noteOf) {
    for (const { what, on, place } of noteOf(entry)) {
      if (on === undefined || on <= today) continue;
      report({ reason: `Unexpected ${what} on \`${on}\` in the future, expected \`${today}\` or earlier`, place });
    }
  },
});
export default rule;

/** Days on which something is said to have happened. */
function datesOf(document: LibraryDocument): { what: string; on: string | undefined; place: Place }[] {
  const at = (path: Path) => placeOf(document, path);
  if (document.type === 'runbook') return [{ what: 'review', on: document.facts.reviewed, place: at(['reviewed']) }];
  if (document.type === 'review') return [{ what: 'review', on: document.facts.date, place: at(['date']) }];
  const { facts, checklist } = document;
  return [
    ...facts.reviews.map(({ on }, index) => ({ what: 'review', on, place: at(['reviews', index, 'on']) })),
    ...facts.provenance.map(({ on }, index) => ({ what: 'import', on, place: at(['provenance', index, 'on']) })),
    { what: 'approval', on: facts.publication?.on, place: at(['publication', 'on']) },
    ...checklist
      .filter(({ checked }) => checked === true)
      .map(({ text, place }) => ({ what: 'ticked entry', on: /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0], place })),
  ];
}
