import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { doubts } from '../words/doubts.ts';

/** That somebody suspected something at 14:20 is a fact. */
const thought =
  /\b(?:suspect\w*|suspicion|hypothes\w+|theory|idea|guess\w*|assum\w+|believ\w+|think\w*|thought|wonder\w*|question|ask\w*|looks? like|considered|proposal|proposes?d?)\b|\?/i;

const rule: Rule = {
  about: 'postmortem',
  check({ timeline }, report) {
    for (const { event } of timeline.events) {
      const found = doubts.exec(event.text)?.[0];
      if (found === undefined || thought.test(event.text) || /["“]/.test(event.text)) continue;
      report({
        reason: `Unexpected ${shown(found)} in the timeline, expected what was seen, or who suspected it`,
        place: event.place,
      });
    }
  },
};
export default rule;
