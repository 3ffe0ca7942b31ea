import { startOf } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  check({ configuration, templates }, report) {
    const scale = configuration.severities.map(({ id }) => id);
    for (const { file, severities, sections } of templates) {
      const named = [
        ...(severities ?? []).map((severity) => ({ severity, place: startOf(file) })),
        ...sections.flatMap(({ severities: own, place }) => (own ?? []).map((severity) => ({ severity, place }))),
      ];
      for (const { severity, place } of named) {
        if (scale.includes(severity)) continue;
        const { expected, hint } = expectation(severity, scale, 'a severity of `library.yaml`');
        report({ reason: `Unexpected severity ${shown(severity)}, expected ${expected}`, place, hint });
      }
    }
  },
};
export default rule;
