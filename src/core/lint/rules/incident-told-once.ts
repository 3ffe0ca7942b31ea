import { placeOf } from '../../model/document.ts';
import type { PostmortemEntry } from '../../model/entry.ts';
import { eventOf } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { incidentsNamedIn } from '../../relations/mentions.ts';
import type { Rule } from '../rule.ts';

interface Window {
  postmortem: PostmortemEntry;
  from: number;
  to: number;
}

const rule: Rule = {
  about: 'library',
  check({ postmortems }, report, { incidents }) {
    const windows = postmortems
      .flatMap((postmortem) => windowOf(postmortem) ?? [])
      .sort((a, b) => a.from - b.from || (a.postmortem.file < b.postmortem.file ? -1 : 1));
    // Of many at one time, each is told of the first alone.
    const told = new Set<PostmortemEntry>();
    windows.forEach((one, index) => {
      const { facts } = one.postmortem;
      for (let next = index + 1; next < windows.length && windows[next]!.from < one.to; next++) {
        const other = windows[next]!;
        if (told.has(other.postmortem)) continue;
        const service = other.postmortem.facts.services.find((id) => facts.services.includes(id));
        if (service === undefined) continue;
        const [a, b] = [one.postmortem, other.postmortem];
        // Two with one id are another rule’s matter.
        if (a.id === b.id || incidentsNamedIn(a, incidents).has(b.id) || incidentsNamedIn(b, incidents).has(a.id))
          continue;
        told.add(b);
        report({
          reason: `Unexpected second incident of ${shown(service)} at the time of ${shown(a.id)}, expected \`duplicateOf\` or \`related\``,
          place: placeOf(b, ['services']),
          causes: [{ reason: 'the first of the two', place: eventOf(a, 'impact-start')!.place }],
          hint: `duplicateOf: ${a.id}`,
        });
      }
    });
  },
};
export default rule;

/** When users of an incident were affected; undefined where either end is unknown, and for what does not count. */
function windowOf(postmortem: PostmortemEntry): Window | undefined {
  const { kind, status, duplicateOf } = postmortem.facts;
  if (!measuredKinds.includes(kind) || status === 'retracted' || duplicateOf !== undefined) return undefined;
  const from = eventOf(postmortem, 'impact-start')?.moment;
  const to = (eventOf(postmortem, 'recovered') ?? eventOf(postmortem, 'resolved'))?.moment;
  if (!from || !to || from.precision === 'day' || to.earliest <= from.latest) return undefined;
  return { postmortem, from: from.latest, to: to.earliest };
}
