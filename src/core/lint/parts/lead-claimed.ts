import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

const told =
  /\b(?:lead(?:s|er|ing)?|incident (?:command(?:er)?|manager|coordinator|controller)|IC|IMOC|commander|command|coordinat\w+|in charge|roles? (?:named|assigned|given))\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check({ facts, timeline }, report, { library: { configuration } }) {
    if (facts.severity !== configuration.severities[0]?.id || !measuredKinds.includes(facts.kind)) return;
    // A single responder leads without anybody saying so, and a short list of rows is no account of the response.
    const people = new Set(Object.values(facts.roles).flat());
    if (timeline.events.length < 8 || people.size < 3 || !timeline.place) return;
    if (
      timeline.events.some(
        ({ event, milestones }) => told.test(event.text) || milestones.some(({ value }) => value === 'declared'),
      )
    )
      return;
    report({
      reason: `Unexpected timeline of a ${shown(facts.severity)} without a row in which somebody takes the lead, expected when that was`,
      place: timeline.place,
    });
  },
};
export default rule;
