import type { Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemEntry } from '../../model/entry.ts';
import { incidentsNamedIn } from '../../relations/mentions.ts';
import { impactFiguresOf } from '../facts/quantities.ts';
import { printNumber } from '../facts/print.ts';
import { noting, type Rule } from '../rule.ts';

interface Figure {
  value: number;
  what: string;
  place: Place;
}

interface Known {
  place: Place;
  postmortem: PostmortemEntry;
}

const rule: Rule = noting({
  about: 'library',
  // Two incidents share a round figure by chance; one of four digits that count hardly ever.
  note: (document): Figure[] =>
    document.type === 'postmortem'
      ? impactFiguresOf(document)
          .filter(({ value, most, approximate }) => value === most && !approximate && significant(value) >= 4)
          .map(({ value, what, place }) => ({ value, what, place }))
      : [],
  check({ postmortems }, report, { incidents }, noteOf) {
    const first = new Map<string, Known>();
    const inOrder = [...postmortems].sort((a, b) => (a.file < b.file ? -1 : 1));
    for (const postmortem of inOrder) {
      const { status, duplicateOf } = postmortem.facts;
      if (status === 'retracted' || duplicateOf !== undefined) continue;
      for (const figure of noteOf(postmortem)) {
        const keys = keysOf(postmortem, figure);
        const earlier = keys.map((key) => first.get(key)).find((one) => one !== undefined);
        for (const key of keys) if (!first.has(key)) first.set(key, { place: figure.place, postmortem });
        if (!earlier) continue;
        if (
          earlier.postmortem.id === postmortem.id ||
          incidentsNamedIn(postmortem, incidents).has(earlier.postmortem.id)
        )
          continue;
        report({
          reason: `Unexpected \`${printNumber(figure.value)}\` of ${shown(figure.what)}, which is to the digit that of ${shown(earlier.postmortem.id)}, expected a figure of its own`,
          place: figure.place,
          causes: [{ reason: 'the same figure', place: earlier.place }],
        });
      }
    }
  },
});
export default rule;

function keysOf({ facts }: PostmortemEntry, { value, what }: Figure): string[] {
  return facts.services.map((service) => `${service} ${value} ${what.toLowerCase()}`);
}

function significant(value: number): number {
  return String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}
