import improvementAfterRecovery from '../parts/improvement-after-recovery.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { clockRangesIn, clocksIn, type Clock, type ClockRange } from '../../text/clock.ts';
import { instantOf, isAt } from '../facts/instant.ts';
import { isNormative, isPartial, isReported } from '../facts/reported.ts';
import { causesOf, clockOf, nameOf, rowOf, rowsOf, shownSpan, type Row } from '../facts/rows.ts';
import { tellingsOf, isTold } from '../facts/telling.ts';
import { foreignThing } from '../facts/duration-foreign.ts';
import { namesWhatBroke, tellsWhatBroke } from '../facts/what-broke.ts';
import { together, type PostmortemRule } from '../rule.ts';

const harm =
  /\b(?:returned (?:HTTP )?[45]\d\d|returned errors|was (?:down|unavailable|unreachable|degraded)|were (?:down|unavailable|unreachable|unable|affected)|could ?n[o'’]t|failed|customer impact|outage|received a 50\d)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!measuredKinds.includes(postmortem.facts.kind)) return;
    const from = rowOf(postmortem, 'impact-start');
    const to = rowOf(postmortem, 'recovered');
    if (!from || !to) return;
    const marked = rowsOf(postmortem).filter(({ event }) => event.milestones.length > 0);
    for (const sentence of tellingsOf(postmortem)) {
      const { text } = sentence;
      if (!isTold(sentence) || !/\d:\d\d.*\d:\d\d/.test(text) || isReported(sentence)) continue;
      const clocks = clocksIn(text);
      const [range, second] = clockRangesIn(text, clocks);
      if (!range || second || clocks.length !== 2 || clocks.some(({ start }) => about.test(text.slice(0, start))))
        continue;
      if (isPartial(text.slice(0, range.start))) continue;
      const rows = rowsOf(postmortem);
      const begins = instantOf(range.from, rows);
      const ends = instantOf(range.to, rows);
      if (begins === undefined || ends === undefined || ends <= begins) continue;
      const lead = text.slice(0, range.start);
      const isStretch =
        stretch.test(lead) ||
        allDown.test(lead) ||
        (thingDown.test(lead) && namesWhatBroke(lead, postmortem)) ||
        tellsWhatBroke(lead.replace(/ (?:from|between|von|de|desde|da|van|från|od) $/i, ''), postmortem);
      if (isStretch && !isNormative(sentence, text.replace(window, ''))) {
        const wrong = wrongEnd(rows, [begins, ends], range, { from, to });
        if (wrong) {
          report({
            reason: `Unexpected \`${text.slice(wrong.clock.start, wrong.clock.end).trim()}\` as the ${wrong.what} of the impact, expected \`${clockOf(wrong.row)}\` as in the timeline: ${nameOf(wrong.row)}`,
            place: sentence.placeOf(wrong.clock.start, wrong.clock.end),
            causes: causesOf(wrong.row),
          });
          continue;
        }
      }
      if (!harm.test(text)) continue;
      // Both ends have to be those of the response: then the window is known, and it is not that of the impact.
      const start = marked.find((row) => isAt(row, begins, range.from.precision));
      const end = marked.find((row) => isAt(row, ends, range.to.precision));
      if (!start || !end) continue;
      const isResponse = (row: typeof start, names: readonly string[]) =>
        row.event.milestones.every(({ value }) => names.includes(value)) && row.event.milestones.length > 0;
      if (
        !isResponse(start, ['detected', 'acknowledged', 'declared', 'impact-start']) ||
        !isResponse(end, ['resolved', 'cause-removed'])
      )
        continue;
      report({
        reason: `Unexpected \`${text.slice(range.start, range.end)}\` as the impact, which runs from ${nameOf(start)} to ${nameOf(end)}, expected ${shownSpan(from, to)}`,
        place: sentence.placeOf(range.start, range.end),
        causes: causesOf(from, to),
        hint: `${clockOf(from)} to ${clockOf(to, from)}`,
      });
    }
  },
};
export default together(rule, improvementAfterRecovery);

const thing = '(?:outage|impact|incident|disruption|downtime|unavailability|interruption|degradation)';
/** What says that the two clocks are all of the impact: `The outage lasted from`, `Impact window:`. */
const stretch = new RegExp(
  `(?<!\\p{L})${foreignThing}(?: (?:dauerte|a duré|duró|durou|è durat[oa]|duurde|varade|trwał[ao]))?(?: ?:| (?:von|de|du|desde(?: las)?|da(?:s|lle)?|van|från|fra|od|zwischen|entre|tussen|między)) ?$|\\b${thing}(?: (?:window|period|time|duration))?(?: ?:| (?:lasted|ran|went on|continued|was|persisted|extended)(?: (?:from|between))?| (?:from|between)) ?$`,
  'iu',
);
/** Everything that is offered was down: `The site was down from`, `We were offline between`. */
const allDown =
  /^\s*(?:(?:the|our) )?(?:entire |whole )?(?:(?:web ?)?site|service|system|platform|app(?:lication)?|shop|store|everything|we) (?:was|were|went) (?:\w+ly )?(?:down|unavailable|unreachable|offline|inaccessible|unusable)(?: for (?:all|everyone|everybody)(?: \w+)?)?,? (?:from|between) $/i;
/** `Logins were out from`: a thing, of which the row of impact has to speak. */
const thingDown =
  /^[^.;,:()]{3,60}? (?:(?:was|were|went|stayed|remained|lay) (?:\w+ly )?(?:down|out|dark|unavailable|unreachable|offline|inaccessible|unusable|impossible|broken|dead)|failed|(?:did|could)(?: not|n[’']t)(?: be)? \w+),? (?:from|between) $/i;
const window = /\b(?:window|period)\b/gi;

const about = /(?:~|≈|\b(?:about|around|approximately|roughly|circa|ca\.?|nearly|by|before|after|since)) ?$/i;

interface End {
  clock: Clock;
  row: Row;
  what: 'start' | 'end';
}

/** The end of a stretch that is no row’s time, where its other end is the one of the impact. */
function wrongEnd(
  rows: readonly Row[],
  [begins, ends]: readonly [number, number],
  { from: first, to: last }: ClockRange,
  { from, to }: { from: Row; to: Row },
): End | undefined {
  const isKnown = (instant: number, { precision }: Clock) => rows.some((row) => isAt(row, instant, precision));
  const closing = rows.filter(({ event }) =>
    event.milestones.some(({ value }) => value === 'recovered' || value === 'mitigated' || value === 'resolved'),
  );
  if (isAt(from, begins, first.precision) && !isKnown(ends, last)) return { clock: last, row: to, what: 'end' };
  if (closing.some((row) => isAt(row, ends, last.precision)) && !isKnown(begins, first))
    return { clock: first, row: from, what: 'start' };
  return undefined;
}
