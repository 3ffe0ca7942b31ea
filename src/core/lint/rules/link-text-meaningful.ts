import { plain } from '../../parse/prose.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { bodyOf } from '../body.ts';
import type { Rule } from '../rule.ts';

const empty =
  /^(?:(?:click |see |look |read )?(?:here|this|that|there)|(?:this|the|that|a) (?:link|page|article|doc|document|url)|link|more|read more|see more|learn more|details|url|doc|page|click|source)\.?$/i;

const rule: Rule = {
  about: 'document',
  check(document, report) {
    for (const node of bodyOf(document).links) {
      if (node.type !== 'link') continue;
      const text = plain(node);
      if (!empty.test(text)) continue;
      report({
        reason: `Unexpected link text ${shown(text)}, expected what the link leads to`,
        place: placeOfNode(node, document.file),
        hint: `[what it shows](${node.url})`,
      });
    }
  },
};
export default rule;
