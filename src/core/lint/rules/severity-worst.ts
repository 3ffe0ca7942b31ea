import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { severityPattern } from '../words/severity.ts';

const reachedIn = severityPattern(
  (severity) =>
    new RegExp(
      String.raw`\b(?:declared(?: as)?(?: an?)?|escalated to(?: an?)?|raised (?:from \S+ )?to|upgraded (?:from \S+ )?to|severity (?:is |set to |raised to )?) ?(${severity})(?![\w-])`,
      'i',
    ),
);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { facts, timeline } = postmortem;
    const scale = configuration.severities.map(({ id }) => id);
    const written = scale.indexOf(facts.severity);
    if (written < 1 || timeline.events.length === 0) return;
    const pattern = reachedIn(configuration);
    for (const { event } of timeline.events) {
      const found = pattern.exec(event.text)?.[1];
      const reached = scale.findIndex((id) => found !== undefined && fold(id) === fold(found));
      if (reached === -1 || reached >= written) continue;
      report({
        reason: `Unexpected severity ${shown(facts.severity)}, expected ${shown(scale[reached]!)}, the worst that was reached`,
        place: placeOf(postmortem, ['severity']),
        causes: [{ reason: `${shown(event.text)}`, place: event.place }],
        hint: `severity: ${scale[reached]!}`,
      });
      return;
    }
  },
};
export default rule;

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}
