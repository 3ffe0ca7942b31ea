import { placeOf } from '../../model/document.ts';
import type { PostmortemEntry } from '../../model/entry.ts';
import { incidentsNamedIn } from '../../relations/mentions.ts';
import { recurrencesOf } from '../../relations/recurrences.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';
import { earlierKin, isAnswered, openPromisesOf, unansweredPromises } from '../kinship.ts';

const rule: Rule = {
  about: 'library',
  check(library, report, { incidents }) {
    const { postmortems } = library;
    const said = new Set<string>();
    for (const { incidents: ids, factors } of recurrencesOf(postmortems)) {
      const all = ids.flatMap((id) => incidents.get(id) ?? []);
      const lastOf = new Map<string | undefined, PostmortemEntry>();
      for (const postmortem of all) {
        // Two that share a service they both hit in passing are no recurrence anybody has to explain.
        const main = postmortem.facts.services[0];
        const last = lastOf.get(main);
        lastOf.set(main, postmortem);
        if (!last || said.has(postmortem.id)) continue;
        if (postmortem.facts.duplicateOf !== undefined) continue;
        // Where nothing at all is named, another rule asks.
        if (!isAnswered(postmortem, incidents)) continue;
        const isLinked = all.some(
          (other) =>
            other !== postmortem &&
            (incidentsNamedIn(postmortem, incidents).has(other.id) ||
              incidentsNamedIn(other, incidents).has(postmortem.id)),
        );
        if (isLinked) continue;
        said.add(postmortem.id);
        report({
          reason: `Unexpected recurrence of ${factors.map(shown).join(', ')} at ${shown(main)} without a word about ${shown(last.id)}, expected it in \`related\``,
          place: placeOfMissing(postmortem, ['related']),
          causes: [{ reason: `the last time`, place: placeOf(last, ['factors']) }, ...openPromisesOf(last)],
          hint: `related: [{ id: ${last.id}, why: … }]`,
        });
      }
    }
    // What was named is answered only with what was promised then: while somebody can still say why it was not enough.
    for (const postmortem of postmortems) {
      const { status, duplicateOf, services, factors } = postmortem.facts;
      if ((status !== 'draft' && status !== 'in-review') || duplicateOf !== undefined) continue;
      const earlier = earlierKin(postmortem, library);
      if (!earlier || said.has(postmortem.id) || !incidentsNamedIn(postmortem, incidents).has(earlier.id)) continue;
      const open = unansweredPromises(postmortem, earlier);
      if (open.length === 0) continue;
      const common = (own: readonly string[], other: readonly string[]) =>
        own
          .filter((one) => other.includes(one))
          .map(shown)
          .join(', ');
      report({
        reason: `Unexpected repeat of ${common(factors, earlier.facts.factors)} at ${common(services, earlier.facts.services)} without a word about ${open.map(({ id }) => shown(id!.value)).join(', ')} of ${shown(earlier.id)}, still open, expected why it was not enough`,
        place: placeOfMissing(postmortem, ['related']),
        causes: openPromisesOf(earlier),
        hint: `${earlier.id}#${open[0]!.id!.value} …`,
      });
    }
  },
};
export default rule;
