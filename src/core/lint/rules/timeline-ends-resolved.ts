import { eventOf } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { isCertainlyBefore } from '../order.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const end = eventOf(postmortem, 'resolved');
    if (!end?.moment) return;
    // The story goes on until the cause is gone; after that it is over.
    const removed = eventOf(postmortem, 'cause-removed');
    const last = removed?.moment && isCertainlyBefore(end.moment, removed.moment) ? removed : end;
    const { events } = postmortem.timeline;
    let line = last.place.line;
    for (const event of events.slice(events.indexOf(last) + 1)) {
      // A table of its own is where such rows belong.
      if (event.place.line !== ++line) return;
      if (event.milestones.length > 0 || !event.moment || !isCertainlyBefore(last.moment!, event.moment)) continue;
      report({
        reason: `Unexpected row ${shown(event.time.value)} after the incident was ${last === end ? '`resolved`' : 'over'}, expected it before, or in a table of its own`,
        place: event.place,
        causes: [
          {
            reason: `\`${last === end ? 'resolved' : 'cause-removed'}\` at ${shown(last.time.value)}`,
            place: last.time.place,
          },
        ],
      });
    }
  },
};
export default rule;
