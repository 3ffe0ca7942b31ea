import { shown } from '../../parse/schema.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { bodyOf } from '../body.ts';
import type { Rule } from '../rule.ts';

/** Machines of one’s own have no certificate. */
const own =
  /^http:\/\/(?:localhost|\[|\d{1,3}(?:\.\d{1,3}){3}|[^/.:]+(?:[/:]|$)|[^/]*\.(?:internal|local|lan|corp|test|localhost)(?:[/:]|$))/i;

const rule: Rule = {
  about: 'document',
  check(document, report) {
    if (!/http:\/\//.test(document.text)) return;
    for (const node of bodyOf(document).links) {
      if (!/^http:\/\//i.test(node.url) || own.test(node.url)) continue;
      report({
        reason: `Unexpected ${shown(node.url)}, expected \`https:\``,
        place: placeOfNode(node, document.file),
        hint: node.url.replace(/^http:/i, 'https:'),
      });
    }
  },
};
export default rule;
