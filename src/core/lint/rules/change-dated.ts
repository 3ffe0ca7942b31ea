import { eventOf } from '../../model/postmortem.ts';
import { placeOf } from '../../model/document.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

/** Changes of our own: when somebody else’s went out is often known to nobody. */
const isChange =
  /^(?!.*(?:third|vendor|provider|dependency|external)).*(?:deploy|release|rollout|config|change|update|upgrade|migration|patch|flag)/i;
/** How a row tells of a change. */
const told =
  /\b(?:deploy\w*|releas\w+|roll(?:ed|s|ing)?[ -]?out\w*|ship(?:s|ped)|merg(?:e|es|ed)|upgrad\w+|updat\w+|migrat\w+|chang(?:e|es|ed)|config\w*|enabl\w+|switch\w*|flag|commit|PR #?\d|pull request|v\d+(?:\.\d+)*|goes? live|went live|goes? out|went out|install\w*|replac\w+|applied|applies|brings?|brought)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { facts, timeline } = postmortem;
    const { trigger, kind, unknown } = facts;
    if (trigger === undefined || timeline.events.length === 0 || !measuredKinds.includes(kind)) return;
    const name = Object.hasOwn(configuration.triggers, trigger) ? configuration.triggers[trigger]!.name : '';
    if (!isChange.test(`${trigger} ${name}`)) return;
    if (unknown['cause-introduced'] !== undefined || eventOf(postmortem, 'cause-introduced')) return;
    const start = eventOf(postmortem, 'impact-start') ?? eventOf(postmortem, 'detected');
    const until = start ? timeline.events.indexOf(start) : 0;
    if (timeline.events.slice(0, until + 1).some(({ event }) => told.test(event.text))) return;
    report({
      reason: `Unexpected trigger ${shown(trigger)} without a row that tells of it, expected the change with its time and a link`,
      place: placeOf(postmortem, ['trigger']),
      causes: [{ reason: 'the timeline begins here', place: timeline.events[0]!.place }],
      hint: '| YYYY-MM-DD hh:mm | cause-introduced | v1.2.3 is on every pod | pipeline log |',
    });
  },
};
export default rule;
