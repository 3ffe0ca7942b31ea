import type { Place } from '../../model/message.ts';
import { beginning, type Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { foldedText, sentencesOf } from '../figures/passages.ts';
import { printMinutes, printPercent } from '../figures/print.ts';
import { impactFiguresOf } from '../figures/quantities.ts';
import { sharesOf } from '../figures/shares.ts';
import { readLength, windowBetween } from '../figures/windows.ts';
import type { Rule } from '../rule.ts';

/** What a month’s error budget must be for this incident to have used the share it says. */
interface Implied {
  least: number;
  most: number;
  written: string;
  place: Place;
  postmortem: Postmortem;
}

const year = 366 * 86_400_000;

const rule: Rule = {
  about: 'library',
  check({ postmortems }, report) {
    const last = new Map<string, Implied>();
    const implied = postmortems
      .filter(({ facts }) => facts.status !== 'retracted' && facts.impact.length > 0)
      .flatMap((postmortem) => impliedBy(postmortem) ?? [])
      .sort((a, b) => (beginning(a.postmortem) ?? 0) - (beginning(b.postmortem) ?? 0));
    for (const later of implied) {
      let earlier: Implied | undefined;
      for (const service of later.postmortem.facts.services) {
        earlier ??= last.get(service);
        last.set(service, later);
      }
      if (!earlier || (beginning(later.postmortem) ?? 0) - (beginning(earlier.postmortem) ?? 0) > year) continue;
      const isApart = later.least > earlier.most * 1.5 || later.most * 1.5 < earlier.least;
      if (
        !isApart ||
        later.postmortem.text.includes(earlier.postmortem.id) ||
        earlier.postmortem.text.includes(later.postmortem.id)
      )
        continue;
      report({
        reason: `Unexpected monthly error budget of ${shown(range(later))} behind ${later.written}, expected ${shown(range(earlier))} as behind ${shown(earlier.postmortem.id)}`,
        place: later.place,
        causes: [{ reason: `there it is ${earlier.written}`, place: earlier.place }],
      });
    }
  },
};
export default rule;

function impliedBy(postmortem: Postmortem): Implied | undefined {
  const used = impactFiguresOf(postmortem).find(
    ({ unit, what, value, most }) =>
      unit.kind === 'percent' && /\berror budget\b/i.test(what) && value === most && value > 0,
  );
  if (!used) return undefined;
  const length = lengthOf(postmortem);
  if (!length) return undefined;
  const share = sharesOf(postmortem).find(({ measure, sentence }) => measure === 'users' && !sentence?.isReported);
  const weight = (share?.value ?? 100) / 100;
  const scale = weight / (used.value / 100);
  return {
    least: length.least * scale,
    most: length.most * scale,
    written: `${length.written} for ${shown(printPercent(weight * 100))} of users that used ${shown(printPercent(used.value))}`,
    place: used.place,
    postmortem,
  };
}

/** As long as the document says it was, else between mitigation and recovery. */
function lengthOf(postmortem: Postmortem): { least: number; most: number; written: string } | undefined {
  if (foldedText(postmortem).includes('duration:'))
    for (const { text, isReported } of sentencesOf(postmortem)) {
      const match = /\bduration(?:\*\*)?: */i.exec(text);
      const length = match && !isReported ? readLength(text.slice(match.index + match[0].length)) : undefined;
      if (length) return { least: length.minutes, most: length.minutes, written: shown(length.written) };
    }
  const until = windowBetween(postmortem, 'impact-start', 'recovered');
  if (!until) return undefined;
  const least = windowBetween(postmortem, 'impact-start', 'mitigated')?.minutes ?? until.minutes;
  return { least: Math.min(least, until.minutes), most: until.minutes, written: `\`${printMinutes(until.minutes)}\`` };
}

function range({ least, most }: Implied): string {
  return least === most ? printMinutes(least) : `${Math.round(least)}–${printMinutes(most)}`;
}
