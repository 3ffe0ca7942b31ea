import { placeOf } from '../../model/document.ts';
import type { Facts } from '../../model/facts.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { groupsIn, recurrencesOf } from '../../relations/recurrences.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfMissing } from '../stretch.ts';
import { tiesBy, type Rule } from '../rule.ts';
import { isAnswered, mentionedIn } from '../words/kinship.ts';

const rule: Rule = {
  about: 'library',
  ties: {
    ...tiesBy('ties of groups', ({ facts }) => [...facts.factors, ...namesOf(facts, facts.factors)]),
    among(versions) {
      const groups = versions.map(({ library }) => groupsIn(library.postmortems));
      // How common a factor is may have changed for all that name it.
      const moved = groups
        .flatMap(({ factors }) => factors)
        .filter((factor) => new Set(groups.map(({ weightOf }) => weightOf(factor))).size > 1);
      const own = versions.flatMap(({ postmortems }, index) =>
        postmortems.flatMap(({ facts }) => {
          const { weightOf } = groups[index]!;
          const some = facts.factors.filter((factor) => weightOf(factor) !== 'common');
          return [...some.filter((factor) => weightOf(factor) === 'telling'), ...namesOf(facts, some)];
        }),
      );
      return [...own, ...moved];
    },
  },
  check({ postmortems }, report, { incidents, isAsked }) {
    const said = new Set<string>();
    for (const { incidents: ids, services, factors } of recurrencesOf(postmortems, isAsked)) {
      // A factor that wanders from service to service is a pattern of the library, not of one postmortem.
      if (services.length === 0) continue;
      const all = ids.flatMap((id) => incidents.get(id) ?? []);
      const lastOf = new Map<string | undefined, Postmortem>();
      for (const postmortem of all) {
        // Two that share a service they both hit in passing are no recurrence anybody has to explain.
        const main = postmortem.facts.services[0];
        const last = lastOf.get(main);
        lastOf.set(main, postmortem);
        if (!last || said.has(postmortem.id) || !isAsked(postmortem)) continue;
        if (postmortem.facts.duplicateOf !== undefined) continue;
        // Where nothing at all is named, another rule asks.
        if (!isAnswered(postmortem, incidents)) continue;
        const isLinked = all.some(
          (other) =>
            other !== postmortem &&
            (mentionedIn(postmortem, incidents).has(other.id) || mentionedIn(other, incidents).has(postmortem.id)),
        );
        if (isLinked) continue;
        said.add(postmortem.id);
        report({
          reason: `Unexpected recurrence of ${factors.map(shown).join(', ')} at ${shown(main)} without a word about ${shown(last.id)}, expected it in \`related\``,
          place: placeOfMissing(postmortem, ['related']),
          causes: [{ reason: `the last time`, place: placeOf(last, ['factors']) }],
          hint: `related: [{ id: ${last.id}, why: … }]`,
        });
      }
    }
  },
};
export default rule;

/** Names for what incidents have in common that share a service and a factor. */
function namesOf({ services }: Facts, factors: readonly string[]): string[] {
  return factors.flatMap((factor) => services.map((service) => `${factor}\n${service}`));
}
