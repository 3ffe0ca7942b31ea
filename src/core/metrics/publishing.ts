import { dayIn, daysBetween } from '../model/clock.ts';
import type { Configuration } from '../model/configuration.ts';
import { lastDay } from '../model/deadline.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import { eventOf } from '../model/postmortem.ts';
import { isRequired } from '../model/requirement.ts';
import { templateFor, type Template } from '../model/template.ts';
import { intervalFloor, medianInterval, quantile, quartileFloor, type MedianInterval } from './median.ts';
import { proportion, type Proportion } from './proportion.ts';

/** How long something took after the incidents were over, in whole days, beside its deadlines. */
export interface DaysTaken {
  days: { id: string; days: number; last: string | undefined; late: boolean }[];
  /** Undefined below six: too few to say. */
  median: { value: number; interval: MedianInterval } | undefined;
  /** Undefined below four. */
  quartiles: { p25: number; p75: number } | undefined;
  /** In time, of those whose severity has a deadline. */
  inTime: Proportion;
}

/** How postmortems come to be published, in the company and outside. */
export interface Publishing {
  /** From the end of the incident to the last signature under a published document. */
  inside: DaysTaken;
  /** From the end of the incident to the approval for the public. */
  outside: DaysTaken;
  /** Published documents without a signature or without a time at which the incident was over. */
  unknown: string[];
  /** Documents that are drafts or in review. */
  unpublished: string[];
  /** Approved for the public, of the published ones. */
  pairs: Proportion;
  /** With every section the template asks for, of the published ones; and which lack some. */
  complete: Proportion;
  incomplete: { id: string; sections: string[] }[];
}

/**
 * How postmortems of every kind come to be published; retracted ones and duplicates do not count.
 *
 * An incident is over at `resolved`, else at `recovered`; the day of the deadline is counted from there
 * (`deadlines.review`, `deadlines.publication`). The day a document was published inside is that of its last signature,
 * for no other day is written down.
 */
export function publishingOf(
  postmortems: readonly PostmortemEntry[],
  { deadlines }: Pick<Configuration, 'deadlines'>,
  templates: readonly Template[],
): Publishing {
  const inside: DaysTaken['days'] = [];
  const outside: DaysTaken['days'] = [];
  const unknown: string[] = [];
  const unpublished: string[] = [];
  const incomplete: Publishing['incomplete'] = [];
  let [published, pairs] = [0, 0];
  for (const postmortem of postmortems) {
    const { id, facts, sections } = postmortem;
    if (facts.status === 'retracted' || facts.duplicateOf !== undefined) continue;
    if (facts.status !== 'published') {
      unpublished.push(id);
      continue;
    }
    published++;
    const wanted = (templateFor(facts, templates)?.sections ?? []).filter((section) => isRequired(section, facts));
    const lacking = wanted.filter((section) => !sections.some((found) => found.id === section.id));
    if (lacking.length > 0) incomplete.push({ id, sections: lacking.map(({ heading }) => heading) });
    const approved = facts.publication?.on;
    if (approved !== undefined) pairs++;
    const signed = facts.reviews.reduce((latest, { on }) => (on > latest ? on : latest), '');
    const end = (eventOf(postmortem, 'resolved') ?? eventOf(postmortem, 'recovered'))?.moment;
    if (signed === '' || !end) unknown.push(id);
    if (!end) continue;
    const over = dayIn(end.earliest, end.zone);
    const taken = (on: string, kind: 'review' | 'publication') => {
      const all = deadlines[kind];
      const deadline = Object.hasOwn(all, facts.severity) ? all[facts.severity] : undefined;
      const last = deadline && lastDay(over, deadline, deadlines.holidays);
      return { id, days: daysBetween(over, on), last, late: last !== undefined && on > last };
    };
    if (signed !== '') inside.push(taken(signed, 'review'));
    if (approved !== undefined) outside.push(taken(approved, 'publication'));
  }
  return {
    inside: summed(inside),
    outside: summed(outside),
    unknown,
    unpublished,
    pairs: proportion(pairs, published),
    complete: proportion(published - incomplete.length, published),
    incomplete,
  };
}

function summed(days: DaysTaken['days']): DaysTaken {
  const ascending = days.map((each) => each.days).sort((a, b) => a - b);
  const due = days.filter(({ last }) => last !== undefined);
  const enough = ascending.length >= intervalFloor;
  return {
    days,
    median: enough ? { value: quantile(ascending, 0.5), interval: medianInterval(ascending)! } : undefined,
    quartiles:
      ascending.length < quartileFloor ? undefined : { p25: quantile(ascending, 0.25), p75: quantile(ascending, 0.75) },
    inTime: proportion(due.filter(({ late }) => !late).length, due.length),
  };
}
