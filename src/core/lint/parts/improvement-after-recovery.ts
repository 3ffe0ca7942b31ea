import { eventOf, type TimelineEvent } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { tellsOfSeveral } from '../facts/reported.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { lengthAtStart } from '../../text/length.ts';
import { placeInSentence } from '../../text/said.ts';
import type { PostmortemRule } from '../rule.ts';

const improvement =
  /\b(?:improv\w+|added|adds?|implemented|introduced|new|automated|created|extended)\b[^.;]{0,40}\b(?:monitoring|alert(?:s|ing)?|dashboards?|clean-?up job|runbook|documentation|automation|tests?)\b|\b(?:monitoring|alerts?|dashboards?|clean-?up job|runbook)\b[^.;]{0,30}\b(?:added|improved|implemented|introduced|created|extended)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { facts, timeline } = postmortem;
    if (!measuredKinds.includes(facts.kind) || tellsOfSeveral(postmortem)) return;
    const work = timeline.events.filter(
      ({ event, milestones, moment }) => moment && milestones.length === 0 && improvement.test(event.text),
    );
    if (work.length === 0) return;
    const start = eventOf(postmortem, 'impact-start') ?? eventOf(postmortem, 'detected');
    const end = eventOf(postmortem, 'recovered');
    // Improvements before users were served again are either no improvements or no impact.
    if (start?.moment && end?.moment) {
      for (const row of work) {
        if (row.moment!.earliest <= start.moment.latest || row.moment!.latest >= end.moment.earliest) continue;
        report({
          reason: `Unexpected improvement at ${shown(row.time.value)} before \`recovered\`, expected the impact to end before the work on the next time begins`,
          place: row.place,
          causes: [{ reason: `\`recovered\` at ${shown(end.time.value)}`, place: end.time.place }],
        });
      }
    }
    // A stated duration that takes them in: it is that of the work, not of the harm.
    const first = timeline.events.find(({ moment }) => moment && isNear(moment.earliest, start?.moment?.earliest));
    if (!first?.moment || !end?.moment) return;
    for (const sentence of sentencesOf(postmortem)) {
      const match = /\bduration(?: of (?:the )?(?:incident|outage|impact))?(?:\*\*)?: */i.exec(sentence.text);
      if (!match || sentence.isReported) continue;
      const at = match.index + match[0].length;
      const length = lengthAtStart(sentence.text.slice(at));
      if (!length) continue;
      const origins = [start, firstOf(timeline.events, start)].flatMap((event) =>
        event?.moment ? [event.moment.earliest] : [],
      );
      const until = Math.min(...origins) + length.most;
      const taken = work.filter(
        ({ moment }) => moment!.earliest > end.moment!.latest && moment!.latest <= until + 60_000,
      );
      if (taken.length === 0) continue;
      report({
        reason: `Unexpected ${shown(length.text)} that take in ${taken.length === 1 ? 'an improvement' : `${taken.length} improvements`} after \`recovered\`, expected the duration of the impact`,
        place: placeInSentence(sentence, at + length.start, at + length.end),
        causes: [
          { reason: `\`recovered\` at ${shown(end.time.value)}`, place: end.time.place },
          ...taken.slice(0, 3).map((row) => ({ reason: shown(row.event.text), place: row.place })),
        ],
      });
      return;
    }
  },
};
export default rule;

/** The first row of the day the incident began on: a stated duration may count from the first alert. */
function firstOf(events: readonly TimelineEvent[], start: TimelineEvent | undefined): TimelineEvent | undefined {
  return events.find(({ moment }) => moment && isNear(moment.earliest, start?.moment?.earliest));
}

function isNear(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) < 6 * 3_600_000;
}
