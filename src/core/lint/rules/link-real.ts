import { shown } from '../../parse/schema.ts';
import { placeOfNode } from '../../parse/tree.ts';
import type { Document } from '../../model/document.ts';
import { bodyOf } from '../body.ts';
import { placeOfStretch } from '../../text/place.ts';
import type { Rule } from '../rule.ts';
import { passagesOf } from '../../text/passages.ts';

const invented =
  /^https?:\/\/(?:[^/]*\.\.\.|(?:[\w-]+\.)*example\.(?:com|org|net)(?=[/:?#]|$)|(?:www\.)?(?:your-?(?:org|company|domain|team|site)|my-?(?:org|company|domain)|company|domain|foo|bar)\.[a-z]|localhost\b|[^/]*<)|(?:\.\.\.|…|%E2%80%A6)\/?$|\/(?:your|my)-(?:org|repo|project|team)\//i;
const bare = /(?<!\()https?:\/\/[^\s)|\]`]{0,300}(?:\.\.\.|…)(?=[\s)|\]]|$)/gm;

const rule: Rule = {
  about: 'document',
  check(document, report) {
    if (!/http/.test(document.text)) return;
    for (const node of bodyOf(document).links) {
      if (!invented.test(node.url)) continue;
      report({
        reason: `Unexpected address ${shown(node.url)}, which leads nowhere, expected the real one or no link`,
        place: placeOfNode(node, document.file),
      });
    }
    // What is recognised as a link by itself ends before the dots.
    for (const match of document.text.matchAll(bare)) {
      if (isCode(document, match.index)) continue;
      report({
        reason: `Unexpected address ${shown(match[0])}, which leads nowhere, expected the real one or no link`,
        place: placeOfStretch(document, match.index, match.index + match[0].length),
      });
    }
  },
};
export default rule;

function isCode(document: Document, offset: number): boolean {
  return passagesOf(document).some(({ pieces }) =>
    pieces.some(({ node, from, to }) => node.type !== 'text' && from <= offset && offset < to),
  );
}
