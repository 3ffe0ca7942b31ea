import factorRecurs from '../parts/factor-recurs.ts';
import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { together, type LibraryRule } from '../rule.ts';

/** A vocabulary settles with time. */
const fewest = 10;

const rule: LibraryRule = {
  about: 'library',
  check({ postmortems, configuration, places }, report) {
    if (postmortems.length < fewest) return;
    const used = new Set(postmortems.flatMap(({ facts }) => [...facts.factors, facts.trigger]));
    const at = { file: 'library.yaml', places: places.get('library.yaml') ?? new Map<string, Place>() };
    for (const kind of ['factors', 'triggers'] as const) {
      for (const term of Object.keys(configuration[kind])) {
        if (used.has(term)) continue;
        report({
          reason: `Unexpected ${kind === 'factors' ? 'factor' : 'trigger'} ${shown(term)} that no incident has, expected one that is used`,
          place: placeOf(at, [kind, term]),
        });
      }
    }
  },
};
export default together(rule, factorRecurs);
