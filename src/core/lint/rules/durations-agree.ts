import { formatMilliseconds } from '../../model/span.ts';
import { agrees, meaningOf, slackOf } from '../facts/agree.ts';
import { durationsOf, shownClaim, type DurationClaim } from '../facts/duration.ts';
import { elapsedOf } from '../facts/elapsed.ts';
import { wordsOf } from '../facts/event.ts';
import type { Length } from '../../text/length.ts';
import { isPartial, isReported, tellsOfSeveral } from '../facts/reported.ts';
import { between, causesOf, clockOf, nameOf, rowOf } from '../facts/rows.ts';
import { tellingsOf, type Telling, isTold, shownLength } from '../facts/telling.ts';
import { meaningOfSum, sumsOf } from '../facts/sum.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Report, Rule } from '../rule.ts';
import { pairsOf } from '../facts/about.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    compareSame(postmortem, report);
    compareParts(postmortem, report);
    compareSums(postmortem, report);
    compareLeads(postmortem, report);
  },
};
export default rule;

/** Two claims about the same thing. */
function compareSame(postmortem: Postmortem, report: Report): void {
  const first = new Map<string, DurationClaim>();
  for (const claim of durationsOf(postmortem)) {
    // `fixed in 6 minutes` may count from whenever somebody began, and MTTR is several things.
    if (claim.about === 'end' || isScoped(claim)) continue;
    const key = keyOf(claim);
    const known = first.get(key);
    if (!known) first.set(key, claim);
    else if (isProven(known, postmortem) || isProven(claim, postmortem)) continue;
    else if (!overlap(claim.length, known.length)) {
      if (tellsOfSeveral(postmortem)) return;
      report({
        reason: `Unexpected ${shownClaim(claim)}, expected ${shownLength(known.sentence, known.length)} as before`,
        place: claim.sentence.placeOf(claim.length.start, claim.length.end),
        causes: [
          {
            reason: `${shownClaim(known)}`,
            place: known.sentence.placeOf(known.length.start, known.length.end),
          },
        ],
      });
    }
  }
}

function keyOf({ about, degraded }: DurationClaim): string {
  return degraded ? `${about} degraded` : about;
}

/** Words by which a duration is of one of several things: a service, a phase, some of those who were harmed. */
const scope =
  /\b(?:phase|wave|stage|step|part|partial(?:ly)?|some|most|many|few|both|others?|only|alone|initial(?:ly)?|final(?:ly)?|then|again|later|earlier|previous(?:ly)?|before|after(?:wards)?|until|while|during|when|between|from|since|morning|afternoon|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|internal(?:ly)?|external(?:ly)?|affected|version|plan|tier|\d+ ?%)\b/i;

/** Whether the words of a claim, or what stands around it, say that it is of a part. */
function isScoped({ sentence, length, label }: DurationClaim): boolean {
  const { text, setting, section, passage } = sentence;
  const isLead = setting === 'title' || section === 'summary' || section === 'impact' || label;
  if (!isLead) return true;
  // A heading of its own names what is told below it.
  if (passage.named !== undefined && isPartial(`${passage.named.row} ${passage.named.column}`)) return true;
  const clause = /[^.;:]*$/.exec(text.slice(0, length.start))![0] + /^[^.;:,]*/.exec(text.slice(length.end))![0];
  return scope.test(clause) || isPartial(clause);
}

/** Whether the rows that a claim names are as far apart: then it is the other one that the rules about rows judge. */
function isProven(claim: DurationClaim, postmortem: Postmortem): boolean {
  return pairsOf(claim).some(([one, other]) => {
    const [from, to] = [rowOf(postmortem, one), rowOf(postmortem, other)];
    return from !== undefined && to !== undefined && from !== to && agrees(claim.length, between(from, to));
  });
}

function overlap(a: Length, b: Length): boolean {
  const [least, most] = meaningOf(a);
  const [otherLeast, otherMost] = meaningOf(b);
  return least <= otherMost && otherLeast <= most;
}

/** An outage of 18 minutes and a recovery 6 minutes after the decision put the decision at minute 12. */
function compareParts(postmortem: Postmortem, report: Report): void {
  const start = rowOf(postmortem, 'impact-start');
  const whole = start && durationsOf(postmortem).find(({ about, degraded }) => about === 'impact' && !degraded);
  if (!whole) return;
  for (const { restored, sentence, length, from } of elapsedOf(postmortem)) {
    if (!restored || from === start) continue;
    const [least, most] = meaningOf(whole.length);
    const [partLeast, partMost] = meaningOf(length);
    const row = between(start, from);
    const slack = slackOf(row);
    if (least - partMost < row.most + slack && row.least - slack < most - partLeast) continue;
    const middle = (whole.length.least + whole.length.most - length.least - length.most) / 2;
    report({
      reason: `Unexpected ${shownLength(sentence, length)} after ${nameOf(from)} with ${shownClaim(whole)}, which puts it \`${formatMilliseconds(middle)}\` after the start, expected times that add up: its row is at \`${clockOf(from)}\``,
      place: sentence.placeOf(length.start, length.end),
      causes: [
        { reason: shownClaim(whole), place: whole.sentence.placeOf(whole.length.start, whole.length.end) },
        ...causesOf(start, from),
      ],
    });
  }
}

/** A length beside the lengths it is made of. */
function compareSums(postmortem: Postmortem, report: Report): void {
  for (const { sentence, length, parts } of sumsOf(postmortem)) {
    const [least, most] = meaningOf(length);
    const [sumLeast, sumMost] = meaningOfSum(parts);
    if (least <= sumMost && sumLeast <= most) continue;
    const sum = parts.reduce((total, part) => total + (part.length.least + part.length.most) / 2, 0);
    report({
      reason: `Unexpected ${shownLength(sentence, length)} in all, expected \`${formatMilliseconds(sum)}\`: ${parts.map((part) => shownLength(part.sentence, part.length)).join(' and ')}`,
      place: sentence.placeOf(length.start, length.end),
      causes: parts.map((part) => ({
        reason: shownLength(part.sentence, part.length),
        place: part.sentence.placeOf(part.length.start, part.length.end),
      })),
    });
  }
}

/** How much earlier something would have spoken: `a full minute before`, `30–60 seconds of head start`. */
function compareLeads(postmortem: Postmortem, report: Report): void {
  const leads: { sentence: Telling; length: Length; words: Set<string> }[] = [];
  for (const sentence of tellingsOf(postmortem)) {
    if (!isTold(sentence) || !/\balert|\balarm|\bmonitor/i.test(sentence.text) || isReported(sentence)) continue;
    for (const length of sentence.lengths) {
      const behind = sentence.text.slice(length.end);
      const isLead =
        /^ (?:of )?(?:head ?start|warning|lead time)\b/i.test(behind) ||
        (/^ (?:earlier|sooner|before)\b/i.test(behind) && /\bwould have\b/i.test(sentence.text));
      if (isLead) leads.push({ sentence, length, words: wordsOf(sentence.text) });
    }
  }
  leads.forEach((lead, index) => {
    const other = leads
      .slice(0, index)
      .find(({ words, length }) => sharesName(words, lead.words) && differ(length, lead.length));
    if (!other) return;
    report({
      reason: `Unexpected ${shownLength(lead.sentence, lead.length)} of head start, expected ${shownLength(other.sentence, other.length)} as before`,
      place: lead.sentence.placeOf(lead.length.start, lead.length.end),
      causes: [
        {
          reason: shownLength(other.sentence, other.length),
          place: other.sentence.placeOf(other.length.start, other.length.end),
        },
      ],
    });
  });
}

/** Whether two sentences speak of the same alert: they share a word besides the common ones of their kind. */
function sharesName(a: Set<string>, b: Set<string>): boolean {
  return [...a].some((word) => b.has(word) && !/^(?:alert|alarm|monitor|erl|hav|direct|giv|fir)/.test(word));
}

/** A certain value that is only the far end of a range says more than the range does. */
function differ(a: Length, b: Length): boolean {
  if (!overlap(a, b)) return true;
  const [range, single] = a.least < a.most ? [a, b] : [b, a];
  return (
    range.least < range.most &&
    range.most >= range.least * 2 &&
    single.least === single.most &&
    single.bound === 'exactly' &&
    single.most >= range.most
  );
}
