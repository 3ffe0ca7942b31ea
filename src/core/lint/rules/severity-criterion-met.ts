import { eventOf } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { passagesOf } from '../facts/sentence.ts';
import { printMinutes } from '../facts/print.ts';
import type { Rule } from '../rule.ts';

const length = /\bfor (?:(?:more|longer) than|over|at least|>=?|≥)\s*(\d+)[\s-]?(?:m|min|mins|minutes?)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    if (!length.test(postmortem.text)) return;
    const scale = new RegExp(
      String.raw`\bseverity\b|\b(?:${configuration.severities.map(({ id }) => id.replace(/[^\w-]/g, '')).join('|')})\b`,
      'i',
    );
    const { events } = postmortem.timeline;
    const start = eventOf(postmortem, 'impact-start') ?? eventOf(postmortem, 'detected');
    const seen = events.filter(({ moment }) => moment);
    // An end without a time is still to come.
    const end = [eventOf(postmortem, 'recovered'), eventOf(postmortem, 'resolved'), seen.at(-1)].find(
      (event) => event?.moment,
    );
    if (!start?.moment || !end?.moment || end.moment.approximate || start.moment.approximate) return;
    const minutes = (end.moment.latest - start.moment.earliest) / 60_000;
    for (const passage of passagesOf(postmortem)) {
      if (passage.isProposal || passage.kind === 'action' || passage.kind === 'heading' || passage.kind === 'cell')
        continue;
      const match = length.exec(passage.text);
      if (
        !match ||
        !scale.test(passage.text) ||
        !/\b(?:meets?|met|justif|qualif|because|reason|criteri|therefore|hence|severity:)/i.test(passage.text)
      )
        continue;
      if (/\b(?:triage|proposed|first report|would|until|not)\b/i.test(passage.text)) continue;
      if (minutes > Number(match[1]) || minutes < 0) continue;
      report({
        reason: `Unexpected ${shown(match[0])} as a reason for the severity, expected no more than \`${printMinutes(minutes)}\`, which is what the timeline shows`,
        place: passage.place(match.index, match.index + match[0].length),
        causes: [
          { reason: `the impact begins at ${shown(start.time.value)}`, place: start.time.place },
          { reason: `the last that is known is at ${shown(end.time.value)}`, place: end.time.place },
        ],
      });
      return;
    }
  },
};
export default rule;
