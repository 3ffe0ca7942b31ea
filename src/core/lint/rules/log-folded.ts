import type { Rule } from '../rule.ts';
import { passagesOf } from '../../text/passages.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const most = configuration.limits.code;
    for (const { kind, text, isFolded, place } of passagesOf(postmortem)) {
      if (kind !== 'code' || isFolded) continue;
      const lines = text.split('\n').length;
      if (lines <= most) continue;
      report({
        reason: `Unexpected listing of \`${lines}\` lines, expected at most \`${most}\`, or a folded \`<Log>\``,
        place: place(),
        hint: '<Log title="…">',
      });
    }
  },
};
export default rule;
