import { placeOfNode, walk } from '../../parse/tree.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ tree, file }, report, { library: { configuration } }) {
    const most = configuration.limits.code;
    walk(tree, (node) => {
      if (node.type === 'mdxJsxFlowElement' && node.name === 'Log') return false;
      const lines = node.type === 'code' ? node.value.split('\n').length : 0;
      if (lines > most) {
        report({
          reason: `Unexpected listing of \`${lines}\` lines, expected at most \`${most}\`, or a folded \`<Log>\``,
          place: placeOfNode(node, file),
          hint: '<Log title="…">',
        });
      }
      return undefined;
    });
  },
};
export default rule;
