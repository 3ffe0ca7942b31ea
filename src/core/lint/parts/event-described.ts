import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ timeline }, report) {
    for (const { event, time, place } of timeline.events) {
      if (!/^[-–—.…?]*$/.test(event.text)) continue;
      const row = time.value === '' ? 'row' : `row ${shown(time.value)}`;
      report({ reason: `Unexpected ${row} without an event, expected what happened`, place });
    }
  },
};
export default rule;
