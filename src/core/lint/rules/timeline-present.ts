import eventDescribed from '../parts/event-described.ts';
import { templateFor } from '../../model/template.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { startOfBody } from '../body.ts';
import { isRequired } from '../../model/requirement.ts';
import { together, type PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const { facts, sections, timeline } = postmortem;
    if (timeline.events.length > 0 || !measuredKinds.includes(facts.kind)) return;
    const section = sections.find(({ id }) => id === 'timeline');
    const wanted = templateFor(facts, library.templates)?.sections.find(({ id }) => id === 'timeline');
    // A section that is missing altogether is said by the rule about sections.
    if (!section && wanted && isRequired(wanted, facts)) return;
    report({
      reason: 'Unexpected timeline without events, expected a table with a row for each',
      place: section?.place ?? startOfBody(postmortem),
      hint: '| Time (UTC) | Milestone | Event | Evidence |',
    });
  },
};
export default together(rule, eventDescribed);
