import { oldestFirst } from '../kinship.ts';
import { incidentsNamedIn } from '../../relations/mentions.ts';
import type { PostmortemEntry } from '../../model/entry.ts';
import type { Place } from '../../model/message.ts';
import { beginning, type Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { printMinutes, printPercent } from '../facts/print.ts';
import { impactFiguresOf } from '../facts/quantities.ts';
import { sharesOf } from '../facts/shares.ts';
import { lengthAtStart } from '../../text/length.ts';
import { windowBetween } from '../facts/windows.ts';
import { noting, type Context, type Report, type Rule } from '../rule.ts';

/** What a month’s error budget must be for this incident to have used the share it says. */
interface Implied {
  least: number;
  most: number;
  written: string;
  place: Place;
}

interface Known {
  implied: Implied;
  postmortem: PostmortemEntry;
  began: number;
}

const year = 366 * 86_400_000;

const rule: Rule = noting({
  about: 'library',
  note: (document): Implied | undefined => (document.type === 'postmortem' ? impliedBy(document) : undefined),
  check({ postmortems }, report, context, noteOf) {
    const last = new Map<string, Known>();
    for (const postmortem of oldestFirst(postmortems)) {
      const { status, services } = postmortem.facts;
      if (status === 'retracted') continue;
      const implied = noteOf(postmortem);
      if (!implied) continue;
      const later = { implied, postmortem, began: beginning(postmortem) ?? 0 };
      let earlier: Known | undefined;
      for (const service of services) {
        earlier ??= last.get(service);
        last.set(service, later);
      }
      if (earlier && later.began - earlier.began <= year) compare(earlier, later, report, context);
    }
  },
});
export default rule;

function compare(earlier: Known, later: Known, report: Report, { incidents }: Context): void {
  const [a, b] = [earlier.implied, later.implied];
  if (b.least <= a.most * 1.5 && b.most * 1.5 >= a.least) return;
  const names = (one: Known, other: Known) => incidentsNamedIn(one.postmortem, incidents).has(other.postmortem.id);
  if (names(later, earlier) || names(earlier, later)) return;
  report({
    reason: `Unexpected monthly error budget of ${shown(range(b))} behind ${b.written}, expected ${shown(range(a))} as behind ${shown(earlier.postmortem.id)}`,
    place: b.place,
    causes: [{ reason: `there it is ${a.written}`, place: a.place }],
  });
}

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
  };
}

/** As long as the document says it was, else between mitigation and recovery. */
function lengthOf(postmortem: Postmortem): { least: number; most: number; written: string } | undefined {
  if (/duration:/i.test(postmortem.text))
    for (const { text, isReported } of sentencesOf(postmortem)) {
      const match = /\bduration(?:\*\*)?: */i.exec(text);
      const length = match && !isReported ? lengthAtStart(text.slice(match.index + match[0].length)) : undefined;
      if (length) return { least: length.least / 60_000, most: length.most / 60_000, written: shown(length.text) };
    }
  const until = windowBetween(postmortem, 'impact-start', 'recovered');
  if (!until) return undefined;
  const least = windowBetween(postmortem, 'impact-start', 'mitigated')?.minutes ?? until.minutes;
  return { least: Math.min(least, until.minutes), most: until.minutes, written: `\`${printMinutes(until.minutes)}\`` };
}

function range({ least, most }: Implied): string {
  return least === most ? printMinutes(least) : `${Math.round(least)}–${printMinutes(most)}`;
}
