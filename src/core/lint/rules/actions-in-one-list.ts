import type { RootContent } from 'mdast';
import { shown } from '../../parse/schema.ts';
import { plain } from '../../parse/prose.ts';
import { placeOfNode } from '../../parse/tree.ts';
import type { Rule } from '../rule.ts';

const heading =
  /^(?:\d+[.)]\s*)?(?:follow[- ]?ups?(?: actions?| items?)?|next steps|to-?dos?|remediation(?: items?| actions?| plan)?|corrective (?:and preventive )?(?:actions?|measures)|preventive (?:actions?|measures)|action items?|actions)\b/i;
const imperative =
  /^(?:\[[ x]\]\s*)?(?:\(?P[0-4]\)?:?\s*)?(?:add|alert|automate|build|bump|change|check|configure|create|define|document|enable|enforce|expand|extend|fix|implement|improve|increase|introduce|investigate|limit|lower|migrate|move|page|prevent|raise|reduce|refactor|remove|replace|require|review|rewrite|set|split|test|train|tune|update|upgrade|validate|verify|write)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check({ sections, actions, file }, report) {
    const first = actions[0];
    if (!first) return;
    for (const section of sections) {
      const isOwn = section.id === 'action-items';
      if (!isOwn && (section.id !== undefined || !heading.test(section.heading))) continue;
      // A list beside the table, or a list of its own under another heading.
      const list = section.nodes.find((node) => node.type === 'list' && promises(node) >= 2);
      const other =
        list ??
        (isOwn
          ? undefined
          : section.nodes.find(
              (node) => node.type === 'table' && /\b(?:owner|due|priority)\b/i.test(plain(node.children[0]!)),
            ));
      if (!other) continue;
      report({
        reason: isOwn
          ? `Unexpected list of actions beside their table, expected its entries as rows`
          : `Unexpected second list of actions under ${shown(section.heading)}, expected its entries in the table of action items`,
        place: isOwn ? placeOfNode(other, file) : section.place,
        causes: [{ reason: 'the table of action items', place: first.place }],
      });
      return;
    }
  },
};
export default rule;

/** How many entries of a list promise something. */
function promises(node: RootContent): number {
  if (node.type !== 'list') return 0;
  return node.children.filter((item) => imperative.test(plain(item))).length;
}
