import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

/** The first time may be chance. */
const enough = 2;

const rule: Rule = {
  about: 'library',
  check({ postmortems, runbooks, services, places }, report) {
    const having = new Set(runbooks.flatMap(({ facts }) => facts.services));
    const counts = new Map<string, number>();
    for (const { facts } of postmortems) {
      const first = facts.services[0];
      if (first !== undefined && measuredKinds.includes(facts.kind) && facts.status !== 'retracted')
        counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    const at = { file: 'services.yaml', places: places.get('services.yaml') ?? new Map<string, Place>() };
    for (const [id, { tier, runbooks: own }] of services) {
      const count = counts.get(id) ?? 0;
      if (tier > 1 || count < enough || own.length > 0 || having.has(id)) continue;
      report({
        reason: `Unexpected service ${shown(id)} of tier \`${tier}\` with \`${count}\` incidents and no runbook, expected one`,
        place: placeOf(at, [id]),
        hint: 'runbooks: […]',
      });
    }
  },
};
export default rule;
