import type { Nodes } from 'mdast';
import { foldSpace, plain } from '../../parse/prose.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfNode, walk } from '../../parse/tree.ts';
import type { Rule } from '../rule.ts';

/** Shorter ones are said twice by accident: “None, because …”. */
const shortest = 80;

const rule: Rule = {
  about: 'document',
  check({ tree, file, text: source }, report) {
    const seen = new Map<string, Nodes>();
    walk(tree, (node) => {
      // The same words inside and outside are how a text for two editions is written.
      if (node.type === 'mdxJsxFlowElement' && (node.name === 'Internal' || node.name === 'Public')) return false;
      // A factor may well be the answer to a why.
      if (node.type === 'list' || node.type === 'table') return false;
      if (node.type !== 'paragraph') return undefined;
      const { start, end } = node.position ?? {};
      if (!start || !end || (end.offset ?? 0) - (start.offset ?? 0) < shortest) return false;
      const text = foldSpace(source.slice(start.offset, end.offset));
      const first = seen.get(text);
      if (!first) seen.set(text, node);
      else if (plain(node).length >= shortest)
        report({
          reason: `Unexpected paragraph ${shown(plain(node))} for the second time, expected it once`,
          place: placeOfNode(node, file),
          causes: [{ reason: 'it stands here already', place: placeOfNode(first, file) }],
        });
      return false;
    });
  },
};
export default rule;
