import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { retired } from '../retired.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'library',
  check({ configuration, places, postmortems, runbooks, reviews }, report) {
    const file = 'library.yaml';
    const at = { file, places: places.get(file) ?? new Map<string, Place>() };
    for (const name of Object.keys(configuration.rules)) say(name, placeOf(at, ['rules', name]), report);
    for (const entry of [...postmortems, ...runbooks, ...reviews])
      entry.facts.allow.forEach(({ rule: name }, index) => say(name, placeOf(entry, ['allow', index, 'rule']), report));
  },
};
export default rule;

function say(name: string, place: Place, report: Report): void {
  if (!retired.has(name)) return;
  const successor = retired.get(name);
  report({
    reason: `Unexpected rule \`${name}\`, which is no more, expected ${successor === undefined ? 'none' : `\`${successor}\`, which says it now`}`,
    place,
  });
}
