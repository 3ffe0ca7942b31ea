import type { Place } from '../../model/message.ts';
import { eventOf, type Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import { isStatement } from '../facts/quantities.ts';
import { printPercent } from '../facts/print.ts';
import { sharesOf } from '../facts/shares.ts';
import type { Rule } from '../rule.ts';

const claim =
  /\b(?:complete(?:ly)?|total(?:ly)?|full(?:y)?)\s+(?:\w+ )?(?:outage|unavailability|unavailable|downtime|down|loss of service|interruption)\b/i;
const partial =
  /\b(?:partial(?:ly)?|in part|half of|some (?:users|requests|customers) (?:can|could|get|reach|still))\b|\b(\d{1,2})(?:\.\d+)? ?(?:%|per ?cent) of (?:the )?(?:users|customers|requests|traffic|visitors|pods|api)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const sentence of sentencesOf(postmortem)) {
      const { passage, text } = sentence;
      if (passage.kind !== 'title' && passage.kind !== 'prose' && passage.kind !== 'item') continue;
      if (passage.section !== undefined && passage.section !== 'summary' && passage.section !== 'impact') continue;
      const match = claim.exec(text);
      if (!match || !isStatement(sentence)) continue;
      // “7 minutes of complete outage”, “from 14:47 to 14:54”: a window of its own, which others judge.
      if (
        /\d{1,2}:\d{2}/.test(text) ||
        /\d[\s-]?(?:m|mins?|minutes?|h|hours?|s|seconds?)\s+(?:of )?$/i.test(text.slice(0, match.index))
      )
        continue;
      const other = contradiction(postmortem);
      if (!other) return;
      report({
        reason: `Unexpected ${shown(match[0])}, expected ${other.expected}`,
        place: placeInSentence(sentence, match.index, match.index + match[0].length),
        causes: [{ reason: other.reason, place: other.place }],
      });
      return;
    }
  },
};
export default rule;

function contradiction(postmortem: Postmortem): { expected: string; reason: string; place: Place } | undefined {
  // A row in which part of it works, before it is over.
  const start = eventOf(postmortem, 'impact-start') ?? eventOf(postmortem, 'detected');
  const end = eventOf(postmortem, 'resolved') ?? eventOf(postmortem, 'recovered');
  if (start?.moment && end?.moment) {
    const row = postmortem.timeline.events.find(
      ({ moment, event }) =>
        moment &&
        moment.earliest > start.moment!.latest &&
        moment.latest < end.moment!.earliest &&
        partial.test(event.text) &&
        /\b(?:operational|restored|available|reach|works?|working|served|recover|answers?|up|access|open)/i.test(
          event.text,
        ),
    );
    if (row)
      return {
        expected: `it to end with the row ${shown(row.time.value)}, in which part of it works`,
        reason: shown(row.event.text),
        place: row.place,
      };
  }
  const share = sharesOf(postmortem)
    .filter(({ sentence, isSuccess }) => !isSuccess && !sentence?.isReported)
    .reduce<{ most: number; written: string; place: Place; measure: string } | undefined>(
      (most, one) => (!most || one.most > most.most ? one : most),
      undefined,
    );
  if (!share || share.most >= 95) return undefined;
  return {
    expected: `a partial one: ${shown(printPercent(share.most))} of ${share.measure === 'users' ? 'users' : 'requests'} at the most`,
    reason: `the highest share is ${shown(share.written.trim())}`,
    place: share.place,
  };
}
