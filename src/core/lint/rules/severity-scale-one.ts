import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { search } from '../words/search.ts';

/** A severity by its name, or a rank that is said to be one. */
const pattern =
  /(?<![\w-])(?:SEV[ -]?\d+|Sev[ -]?\d+|P[0-5](?= (?:incidents?|outages?|pages?|alerts?|runbooks?|SLA|SLO|severity|bridge|call)\b))(?![\w-])/g;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const scale = configuration.severities.map(({ id }) => id);
    const said = new Set<string>();
    for (const { match, place } of search(postmortem, { pattern })) {
      const written = match[0];
      const isKnown = scale.some((id) => fold(id) === fold(written));
      if (isKnown || said.has(written)) continue;
      said.add(written);
      report({
        reason: `Unexpected severity ${shown(written)}, expected one of the scale: ${scale.map(shown).join(', ')}`,
        place: place(),
      });
    }
  },
};
export default rule;

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}
