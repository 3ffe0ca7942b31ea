import { isBlank } from '../blank.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ investigation }, report) {
    for (const { command, expected, place } of investigation) {
      if (isBlank(command))
        report({
          reason: 'Unexpected step without a command, expected what to run',
          place,
          hint: 'command="…"',
        });
      if (isBlank(expected))
        report({
          reason: 'Unexpected step without an expected result, expected what it should show, and what else would mean',
          place,
          hint: 'expected="…"',
        });
    }
  },
};
export default rule;
