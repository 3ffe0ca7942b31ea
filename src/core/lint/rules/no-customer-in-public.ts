import { shown } from '../../parse/schema.ts';
import type { LibraryParts } from '../../model/entry.ts';
import type { Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';
import { publicTextOf } from '../words/public.ts';

/** Names as people list them: `acme-books, globex-press and initech-reads`, `Acme, Globex and Initech`. */
const account = String.raw`\p{Ll}[\p{Ll}\p{N}]+(?:-\p{Ll}[\p{Ll}\p{N}]+)+`;
const company = String.raw`\p{Lu}[\p{L}\p{N}]{2,}(?: \p{Lu}[\p{L}\p{N}]+){0,2}`;
const lists = [account, company].map(
  (name) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}_/@.-])${name}(?:, ${name})*(?:,? (?:and|or) ${name})(?![\p{L}\p{N}_-])`,
      'gu',
    ),
);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const open = publicTextOf(postmortem, library);
    if (open.length === 0) return;
    const inside = new Set<string>();
    const internal = paragraphsOf(postmortem).flatMap(({ text, isInternal, pieces }) =>
      pieces
        .filter(({ node, isInternal: isOwn }) => node.type === 'text' && (isInternal || isOwn))
        .map(({ start, end }) => text.slice(start, end)),
    );
    for (const text of internal)
      for (const list of lists)
        for (const [names] of text.matchAll(list))
          for (const name of names.split(/,? (?:and|or) |, /)) inside.add(name);
    for (const name of inside) {
      if (isOwn(name, library)) continue;
      for (const { text, place } of open) {
        const at = text.indexOf(name);
        if (at === -1 || isPart(text, at, name.length)) continue;
        report({
          reason: `Unexpected ${shown(name)} in public text, which stands between \`<Internal>\` elsewhere, expected it there only`,
          place: place(at, at + name.length),
        });
        break;
      }
    }
  },
};
export default rule;

/** Services, teams, roles and factors have names of the same kind. */
function isOwn(name: string, { services, people, configuration }: LibraryParts): boolean {
  if (services.has(name) || Object.hasOwn(configuration.factors, name)) return true;
  const word = name.toLowerCase();
  return (
    [...services.values()].some(
      (service) =>
        service.team === word ||
        service.name.toLowerCase().includes(word) ||
        (service.publicName ?? '').toLowerCase().includes(word),
    ) || [...people.values()].some(({ role, team }) => team === word || role.toLowerCase() === word)
  );
}

function isPart(text: string, at: number, length: number): boolean {
  return /[\p{L}\p{N}_-]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}_-]/u.test(text[at + length] ?? ' ');
}
