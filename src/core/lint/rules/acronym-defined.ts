import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { acronyms } from '../words/acronyms.ts';
import { paragraphsOf } from '../../text/passages.ts';

/** Prose, where a reader from another team begins. */
const sections = new Set(['summary', 'impact', 'contributing-factors', 'lessons']);
const pattern = /(?<![\p{L}\p{N}_/.@#$[-])[A-Z]{3,5}s?(?![\p{L}\p{N}_/@\]-]|\.\p{L})/gu;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const said = new Set<string>();
    for (const passage of paragraphsOf(postmortem)) {
      if (!sections.has(passage.section ?? '') || !/[A-Z]{3}/.test(passage.text)) continue;
      for (const match of passage.prose.matchAll(pattern)) {
        const acronym = match[0].replace(/s$/, '');
        if (said.has(acronym) || acronyms.has(acronym)) continue;
        said.add(acronym);
        if (isDefined(acronym, postmortem.text) || isName(acronym, library)) continue;
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

/** `service level objective (SLO)`, or `SLO (service level objective)`. */
function isDefined(acronym: string, text: string): boolean {
  return new RegExp(`\\(${acronym}s?\\)|\\b${acronym}s? \\([a-z]`).test(text);
}

/** Names of services and words of the configuration are known to everybody who reads here. */
function isName(
  acronym: string,
  {
    services,
    configuration,
  }: { services: ReadonlyMap<string, { name: string }>; configuration: { severities: { id: string; name: string }[] } },
): boolean {
  const word = new RegExp(`\\b${acronym}\\b`, 'i');
  return (
    [...services.values()].some(({ name }) => word.test(name)) ||
    configuration.severities.some(({ id, name }) => word.test(id) || word.test(name))
  );
}
