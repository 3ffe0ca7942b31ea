import { clockIn, dayIn } from '../../model/clock.ts';
import { stampsOf } from '../facts/stamp.ts';
import { rowsOf } from '../facts/rows.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { text, place, instant, skew, expected } of stampsOf(postmortem)) {
      if (skew === undefined || expected === undefined) continue;
      const zone = rowsOf(postmortem)[0]!.moment.zone;
      const hours = Math.abs(skew) / 3_600_000;
      const shown = `${dayIn(instant, zone)} ${clockIn(instant, zone, true)} ${zone}`;
      report({
        reason: `Unexpected \`${text}\` in a log${text.includes(clockIn(instant, zone, true)) ? '' : ` (${shown})`}, expected \`${clockIn(expected, zone, true)}\`: it is exactly ${hours} ${hours === 1 ? 'hour' : 'hours'} ${skew > 0 ? 'ahead of' : 'behind'} the lines around it`,
        place: place(),
      });
    }
  },
};
export default rule;
