import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import { readNumbers } from '../../text/number.ts';
import type { Rule } from '../rule.ts';

const claim =
  /\b(p(?:50|75|90|95|99)(?:\.9+)?) (?:(?:query|response|request|api|read|write) )?(?:latency|response times?|latencies)(?: (?:is|was|were|are|has been|had))?(?: (?:\w+ly|still|also))? (?:degraded|elevated|high|higher|increased|spiked|up|slow|slower|bad|worse|poor)\b/gi;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!/\bp(?:50|75|90|95|99)\b/i.test(postmortem.text)) return;
    const said = new Set<string>();
    for (const sentence of sentencesOf(postmortem)) {
      if (
        sentence.isReported ||
        sentence.passage.isProposal ||
        sentence.passage.kind === 'action' ||
        sentence.passage.kind === 'heading'
      )
        continue;
      for (const match of sentence.text.matchAll(claim)) {
        const name = match[1]!.toLowerCase();
        if (said.has(name) || isMeasured(postmortem, name)) continue;
        said.add(name);
        report({
          reason: `Unexpected ${shown(match[0])} without a value anywhere in the document, expected what it was`,
          place: placeInSentence(sentence, match.index, match.index + match[0].length),
        });
      }
    }
  },
};
export default rule;

/** Whether a sentence that names the percentile also has a length of time. */
function isMeasured(postmortem: Parameters<typeof sentencesOf>[0], name: string): boolean {
  return (
    sentencesOf(postmortem).some(
      ({ text }) =>
        text.toLowerCase().includes(name) &&
        readNumbers(text).some(({ unit }) => unit.kind === 'seconds' || unit.kind === 'times'),
    ) || postmortem.facts.impact.some(({ what, value }) => value !== undefined && what.toLowerCase().includes(name))
  );
}
