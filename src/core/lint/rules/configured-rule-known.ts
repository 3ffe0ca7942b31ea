import configuredSeverityKnown from '../parts/configured-severity-known.ts';
import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { guess } from '../guess.ts';
import { retired } from '../retired.ts';
import { together, type LibraryRule } from '../rule.ts';

const rule: LibraryRule = {
  about: 'library',
  check({ configuration, places }, report, { rules }) {
    const file = 'library.yaml';
    const at = { file, places: places.get(file) ?? new Map<string, Place>() };
    for (const name of Object.keys(configuration.rules)) {
      if (rules.has(name) || retired.has(name)) continue;
      const meant = guess(name, rules);
      report({
        reason: `Unexpected rule ${shown(name)}, expected ${meant ? `\`${meant}\`` : 'the id of one'}`,
        place: placeOf(at, ['rules', name]),
        hint: meant && `${meant}: …`,
      });
    }
  },
};
export default together(rule, configuredSeverityKnown);
