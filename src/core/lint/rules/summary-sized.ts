import type { Nodes } from 'mdast';
import { plain } from '../../parse/prose.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const fewest = 12;
const most = 300;

const rule: Rule = {
  about: 'postmortem',
  check({ sections }, report) {
    const section = sections.find(({ id }) => id === 'summary');
    if (!section) return;
    let words = 0;
    for (const node of section.nodes) {
      if (node.type === 'code' || node.type === 'table') continue;
      const text = plain(node as Nodes);
      // A gap is another rule’s matter, and what will stand there is not known.
      if (/\[[A-Z]/.test(text)) return;
      words += text.match(/\S+/g)?.length ?? 0;
    }
    if (words > 0 && words < fewest)
      report({
        reason: `Unexpected ${shown(section.heading)} of \`${words}\` ${words === 1 ? 'word' : 'words'}, expected what broke, for whom, from when to when, why, and what stopped it`,
        place: section.place,
      });
    else if (words > most)
      report({
        reason: `Unexpected ${shown(section.heading)} of \`${words}\` words, expected at most \`${most}\``,
        place: section.place,
      });
  },
};
export default rule;
