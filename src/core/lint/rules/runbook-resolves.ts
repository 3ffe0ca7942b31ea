import { placeOf } from '../../model/document.ts';
import { startOf, type Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  check({ postmortems, runbooks, services, places }, report) {
    const ids = new Set(runbooks.map(({ id }) => id));
    const newId = new Map(runbooks.flatMap(({ id, facts }) => facts.formerly.map((former) => [former, id] as const)));
    const check = (id: string, place: Place) => {
      if (ids.has(id)) return;
      const now = newId.get(id);
      const { expected, hint } =
        now === undefined
          ? expectation(id, [...ids], 'the name of a file in `runbooks/`')
          : { expected: `\`${now}\`, its name now`, hint: now };
      report({ reason: `Unexpected runbook ${shown(id)}, expected ${expected}`, place, hint });
    };
    for (const postmortem of postmortems)
      postmortem.facts.runbooks.forEach(({ id }, index) => check(id, placeOf(postmortem, ['runbooks', index, 'id'])));
    const file = 'services.yaml';
    const at = { file, places: places.get(file) ?? new Map<string, Place>([['', startOf(file)]]) };
    for (const service of services.values())
      service.runbooks.forEach((id, index) => check(id, placeOf(at, [service.id, 'runbooks', index])));
  },
};
export default rule;
