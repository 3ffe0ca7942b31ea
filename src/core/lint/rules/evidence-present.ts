import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ timeline }, report) {
    for (const { evidence, time, place } of timeline.events) {
      if (evidence && !/^[-–—.…?]*$/.test(evidence.text)) continue;
      const row = time.value === '' ? 'row' : `row ${shown(time.value)}`;
      report({ reason: `Unexpected ${row} without evidence, expected where it can be seen, or \`witness\``, place });
    }
  },
};
export default rule;
