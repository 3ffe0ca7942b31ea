import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { LibraryRule } from '../rule.ts';

const rule: LibraryRule = {
  about: 'library',
  check({ configuration, places }, report) {
    const file = 'library.yaml';
    const at = { file, places: places.get(file) ?? new Map<string, Place>() };
    const scale = configuration.severities.map(({ id }) => id);
    for (const [name, levels] of Object.entries(configuration.rules)) {
      if (typeof levels !== 'object') continue;
      for (const severity of Object.keys(levels.severities ?? {})) {
        if (scale.includes(severity)) continue;
        const { expected, hint } = expectation(severity, scale, 'one of `severities`');
        report({
          reason: `Unexpected severity ${shown(severity)} in the levels of ${shown(name)}, expected ${expected}`,
          place: placeOf(at, ['rules', name, 'severities', severity]),
          hint: hint && `${hint}: …`,
        });
      }
    }
  },
};
export default rule;
