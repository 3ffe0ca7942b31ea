import { placeOfNode } from '../../parse/tree.ts';
import type { Rule } from '../rule.ts';
import { passagesOf } from '../words/passage.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const most = configuration.limits.code;
    for (const { node, folded } of passagesOf(postmortem)) {
      if (node.type !== 'code' || folded) continue;
      const lines = node.value.split('\n').length;
      if (lines <= most) continue;
      report({
        reason: `Unexpected listing of \`${lines}\` lines, expected at most \`${most}\`, or a folded \`<Log>\``,
        place: placeOfNode(node, postmortem.file),
        hint: '<Log title="…">',
      });
    }
  },
};
export default rule;
