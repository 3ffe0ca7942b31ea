import { shown } from '../../parse/schema.ts';
import type { Library } from '../../model/library.ts';
import type { Rule } from '../rule.ts';
import { passagesOf } from '../words/passage.ts';
import { publicTextOf } from '../words/public.ts';

/** Words with a hyphen, and capitalised words inside a sentence: how names of customers are written. */
const name =
  /(?<![\p{L}\p{N}_/@.-])(?:\p{Ll}[\p{Ll}\p{N}]+(?:-\p{Ll}[\p{Ll}\p{N}]+)+|(?<=[\p{Ll},;] )\p{Lu}\p{Ll}{3,}(?: \p{Lu}\p{Ll}{2,})?)(?![\p{L}\p{N}_/-])/gu;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const open = publicTextOf(postmortem, library);
    if (open.length === 0) return;
    const inside = new Set<string>();
    for (const { internal, node, text } of passagesOf(postmortem))
      if (internal && node.type === 'text') for (const [word] of text.matchAll(name)) inside.add(word);
    for (const word of inside) {
      for (const { text, place } of open) {
        const at = text.indexOf(word);
        if (
          at === -1 ||
          /[\p{L}\p{N}_-]/u.test(text[at - 1] ?? ' ') ||
          /[\p{L}\p{N}_-]/u.test(text[at + word.length] ?? ' ')
        )
          continue;
        if (isCommon(word, postmortem.id, library)) break;
        report({
          reason: `Unexpected ${shown(word)} in public text, which stands between \`<Internal>\` elsewhere, expected it there only`,
          place: place(at, at + word.length),
        });
        break;
      }
    }
  },
};
export default rule;

/** Names of our own, and whatever another postmortem says too. */
function isCommon(word: string, id: string, { services, postmortems, configuration }: Library): boolean {
  if (services.has(word) || Object.hasOwn(configuration.factors, word)) return true;
  if ([...services.values()].some((service) => service.name.includes(word) || service.publicName?.includes(word)))
    return true;
  return postmortems.some((other) => other.id !== id && other.text.includes(word));
}
