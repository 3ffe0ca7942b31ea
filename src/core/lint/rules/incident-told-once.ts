import { placeOf } from '../../model/document.ts';
import { eventOf, type Postmortem } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { derived } from '../change/derived.ts';
import { tiesBy, type Rule } from '../rule.ts';
import { mentionedIn } from '../words/kinship.ts';

interface Window {
  postmortem: Postmortem;
  from: number;
  to: number;
}

const rule: Rule = {
  about: 'library',
  ties: tiesBy('ties of windows', (postmortem) => (windowOf(postmortem) ? postmortem.facts.services : [])),
  check({ postmortems }, report, { incidents, isAsked }) {
    const windows = postmortems
      .flatMap((postmortem) => windowOf(postmortem) ?? [])
      .sort((a, b) => a.from - b.from || (a.postmortem.file < b.postmortem.file ? -1 : 1));
    windows.forEach((one, index) => {
      const { facts } = one.postmortem;
      for (let next = index + 1; next < windows.length && windows[next]!.from < one.to; next++) {
        const other = windows[next]!;
        if (!isAsked(other.postmortem)) continue;
        const service = other.postmortem.facts.services.find((id) => facts.services.includes(id));
        if (service === undefined) continue;
        const [a, b] = [one.postmortem, other.postmortem];
        // Two with one id are another rule’s matter.
        if (a.id === b.id || mentionedIn(a, incidents).has(b.id) || mentionedIn(b, incidents).has(a.id)) continue;
        report({
          reason: `Unexpected second incident of ${shown(service)} at the time of ${shown(a.id)}, expected \`duplicateOf\` or \`related\``,
          place: placeOf(b, ['services']),
          causes: [{ reason: 'the first of the two', place: placeOfImpact(a)! }],
          hint: `duplicateOf: ${a.id}`,
        });
      }
    });
  },
};
export default rule;

/** When users of an incident were affected; undefined where either end is unknown, and for what does not count. */
function windowOf(postmortem: Postmortem): Window | undefined {
  const { kind, status, duplicateOf } = postmortem.facts;
  if (!measuredKinds.includes(kind) || status === 'retracted' || duplicateOf !== undefined) return undefined;
  const impact = impactOf(postmortem);
  return impact ? { postmortem, from: impact.from, to: impact.to } : undefined;
}

const impactOf = derived('incident-told-once', (postmortem: Postmortem) => {
  const from = eventOf(postmortem, 'impact-start')?.moment;
  const to = (eventOf(postmortem, 'recovered') ?? eventOf(postmortem, 'resolved'))?.moment;
  if (!from || !to || from.precision === 'day' || to.earliest <= from.latest) return null;
  return { from: from.latest, to: to.earliest };
});

const placeOfImpact = derived(
  'place of impact',
  (postmortem: Postmortem) => eventOf(postmortem, 'impact-start')?.place ?? null,
);
