import type { Nodes } from 'mdast';
import { placeOfNode, walk } from '../../parse/tree.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

/** Addresses that show something else tomorrow. */
const relative =
  /[?&#](?:from|start|time|range|timeRange|timeframe|period|since)=(?:now(?:-|%2D)?|-|last_|past_|P?T?\d+[hmdw]\b|\d+[hmdw]\b)|[?&]live=true\b/i;
const chat =
  /^https?:\/\/(?:[\w-]+\.slack\.com\/archives|teams\.microsoft\.com\/l\/message|(?:www\.)?discord\.com\/channels|chat\.google\.com\/room|[\w-]+\.zulipchat\.com\/#narrow)/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { timeline, tree, file } = postmortem;
    if (!/https?:\/\//.test(postmortem.text)) return;
    walk(tree, (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      const found = relative.exec(node.url)?.[0];
      if (found !== undefined)
        report({
          reason: `Unexpected ${shown(found.replace(/^[?&#]/, ''))} in the address of evidence, expected a fixed range or a picture of it`,
          place: placeOfNode(node, file),
        });
    });
    for (const { evidence } of timeline.events) {
      if (!evidence) continue;
      const links: string[] = [];
      for (const node of evidence.nodes)
        walk(node as Nodes, (inner) => void (inner.type === 'link' && links.push(inner.url)));
      const [only] = links;
      if (links.length !== 1 || only === undefined || !chat.test(only) || evidence.nodes.length > 1) continue;
      report({
        reason: 'Unexpected link into a chat as the only evidence, expected what it says, or a copy that is kept',
        place: evidence.place,
      });
    }
  },
};
export default rule;
