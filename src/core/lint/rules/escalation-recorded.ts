import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { search } from '../words/search.ts';
import { severityPattern } from '../words/severity.ts';

const words = ['escalated', 'upgraded', 'raised', 'downgraded', 'lowered', 'reclassified', 'bumped'];
const except = new Set(['timeline', 'communications', 'action-items']);

const changeIn = severityPattern(
  (severity) =>
    new RegExp(
      String.raw`\b(?:${words.join('|')}) (?:it |this |the incident )?(?:from ${severity} )?(?:to|into) (?:a )?(${severity})(?![\w-])`,
      'gi',
    ),
);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { timeline } = postmortem;
    if (timeline.events.length === 0 || !timeline.place) return;
    const pattern = changeIn(configuration);
    for (const { match, place } of search(postmortem, { pattern, except })) {
      const id = match[1]!;
      const folded = fold(id);
      if (timeline.events.some(({ event }) => fold(event.text).includes(folded))) continue;
      report({
        reason: `Unexpected change of the severity to ${shown(id)} without a row in the timeline, expected when that was`,
        place: place(),
        causes: [
          {
            reason: 'the timeline',
            place: { ...timeline.place, endLine: timeline.place.line, endColumn: timeline.place.column },
          },
        ],
      });
    }
  },
};
export default rule;

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}
