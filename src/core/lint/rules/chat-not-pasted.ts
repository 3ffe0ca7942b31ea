import type { Code, Paragraph } from 'mdast';
import { placeOfNode, walk } from '../../parse/tree.ts';
import { plain } from '../../parse/prose.ts';
import type { Rule } from '../rule.ts';

/** A time and who speaks, or who speaks and a time: `[14:03] bob: …`, `<bob> …`, `Bob  2:03 PM`. */
const line =
  /^\s*(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\)?\]?\s+(?:<@?[\w.-]{2,20}>|@?(?!INFO|WARN|ERROR|DEBUG|FATAL|TRACE|error|info|warn)[A-Za-z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20})?:)\s|<@?[\w.-]{2,20}>\s|[A-Z][\w.-]+(?: [A-Z][\w.-]+)?\s{1,3}\[?\d{1,2}:\d{2}(?::\d{2})? ?(?:[AP]M)?\]?\s*$)/;
const hint = /[\n\u2028\u2029] *(?:\[?\(?\d{1,2}:\d{2}|<[@\w]|[A-Z][\w.-]+(?: [A-Z][\w.-]+)? {1,3}\[?\d{1,2}:\d{2})/;
const enough = 3;

const rule: Rule = {
  about: 'postmortem',
  check({ tree, text, file }, report) {
    if (!hint.test(`\n${text}`)) return;
    walk(tree, (node) => {
      if (node.type === 'mdxJsxFlowElement' && node.name === 'Log') return false;
      if (node.type === 'table' || node.type === 'list') return false;
      if (node.type !== 'code' && node.type !== 'paragraph') return undefined;
      if (node.type === 'paragraph' && !hasLines(node)) return undefined;
      const lines = linesOf(node);
      const spoken = lines.filter((one) => line.test(one)).length;
      if (spoken >= enough && spoken >= lines.length / 3) {
        report({
          reason: `Unexpected chat of \`${lines.length}\` lines, expected rows of the timeline, or a folded \`<Log>\``,
          place: placeOfNode(node, file),
          hint: '<Log title="incident channel, 14:03 to 14:40">',
        });
      }
      return undefined;
    });
  },
};
export default rule;

function hasLines({ children }: Paragraph): boolean {
  return children.some((child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')));
}

function linesOf(node: Code | Paragraph): string[] {
  if (node.type === 'code') return node.value.split('\n').filter((one) => one.trim() !== '');
  // Soft breaks are line ends in the text nodes.
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'break' ? '\n' : plain(child)))
    .join('')
    .split('\n');
}
