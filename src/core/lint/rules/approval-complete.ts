import { placeOf } from '../../model/document.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { publication } = postmortem.facts;
    if (!publication) return;
    for (const [key, what] of [
      ['by', 'who approved it'],
      ['on', 'when it was approved'],
    ] as const) {
      if (publication[key] !== undefined) continue;
      report({
        reason: `Unexpected \`publication\` without \`${key}\`, expected ${what}`,
        place: placeOf(postmortem, ['publication']),
        hint: key === 'by' ? 'by: handle' : 'on: YYYY-MM-DD',
      });
    }
  },
};
export default rule;
