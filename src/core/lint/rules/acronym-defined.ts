import { memo } from '../../model/memo.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule, Settings } from '../rule.ts';
import { acronyms } from '../words/acronyms.ts';
import { paragraphsOf } from '../../text/passages.ts';

/** Prose, where a reader from another team begins. */
const sections = new Set(['summary', 'impact', 'contributing-factors', 'lessons']);
const pattern = /(?<![\p{L}\p{N}_/.@#$[-])[A-Z]{3,5}s?(?![\p{L}\p{N}_/@\]-]|\.\p{L})/gu;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const said = new Set<string>();
    const defined = definedIn(postmortem.text);
    const names = namesOf(library);
    for (const passage of paragraphsOf(postmortem)) {
      if (!sections.has(passage.section ?? '') || !/[A-Z]{3}/.test(passage.text)) continue;
      for (const match of passage.prose.matchAll(pattern)) {
        const acronym = match[0].replace(/s$/, '');
        if (said.has(acronym) || acronyms.has(acronym)) continue;
        said.add(acronym);
        if (defined.has(acronym) || names.has(acronym)) continue;
        report({
          reason: `Unexpected ${shown(acronym)} without a definition, expected what it stands for the first time`,
          place: passage.place(match.index, match.index + match[0].length),
          hint: `… (${acronym})`,
        });
      }
    }
  },
};
export default rule;

/** What a text defines: `service level objective (SLO)`, or `SLO (service level objective)`. */
function definedIn(text: string): ReadonlySet<string> {
  const matches = text.matchAll(/\(([A-Z]{3,5})s?\)|\b([A-Z]{3,5})s? \([a-z]/g);
  return new Set(Array.from(matches, ([, inside, outside]) => (inside ?? outside)!));
}

type Names = Pick<Settings['library'], 'services' | 'configuration'>;

/** Words of the names of services and severities, which everybody who reads here knows. */
const namesOf = memo(({ services, configuration }: Names): ReadonlySet<string> => {
  const names = [
    ...Array.from(services.values(), ({ name }) => name),
    ...configuration.severities.flatMap(({ id, name }) => [id, name]),
  ];
  return new Set(names.flatMap((name) => name.toUpperCase().match(/\w+/g) ?? []));
});
