import { shown } from '../../parse/schema.ts';
import { isCertainlyBefore } from '../order.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ timeline }, report) {
    let latest: (typeof timeline.events)[number] | undefined;
    for (const event of timeline.events) {
      if (!event.moment) continue;
      if (latest?.moment && isCertainlyBefore({ ...event.moment, latest: event.moment.earliest }, latest.moment)) {
        report({
          reason: `Unexpected ${shown(event.time.value)} below a later time, expected rows in order of time`,
          place: event.time.place,
          causes: [{ reason: `${shown(latest.time.value)} stands above it`, place: latest.time.place }],
        });
      } else if (!latest?.moment || event.moment.earliest >= latest.moment.earliest) latest = event;
    }
  },
};
export default rule;
