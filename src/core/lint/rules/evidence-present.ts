import { shown } from '../../parse/schema.ts';
import { reportMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ timeline }, report) {
    reportMissing(
      timeline.events.filter(({ evidence }) => !evidence || /^[-–—.…?]*$/.test(evidence.text)),
      {
        rows: 'rows',
        without: 'without evidence',
        expected: 'where it can be seen, or `witness`',
        of: timeline.events.length,
        nameOf: ({ time }) => (time.value === '' ? 'without a time' : shown(time.value)),
        one: 'row',
      },
      report,
    );
  },
};
export default rule;
