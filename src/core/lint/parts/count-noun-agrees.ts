import { shown } from '../../parse/schema.ts';
import { impactFiguresOf, placeOfQuantity, quantitiesOf } from '../facts/quantities.ts';
import { printNumber } from '../facts/print.ts';
import type { NounKind } from '../facts/nouns.ts';
import type { Place } from '../../model/message.ts';
import type { PostmortemRule } from '../rule.ts';

interface Count {
  value: number;
  kind: NounKind;
  name: string;
  written: string;
  place: Place;
}

/** Nouns for one try, which somebody may make several times. */
const tries = new Set(['attempt', 'request', 'call', 'try', 'retry', 'query', 'invocation', 'operation']);

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const counts: Count[] = [];
    for (const { value, most, kind, noun, what, place } of impactFiguresOf(postmortem))
      if (kind && noun && value === most)
        counts.push({ value, kind, name: noun, written: `${printNumber(value)} ${what}`, place });
    for (const quantity of quantitiesOf(postmortem)) {
      const { value, most, kind, noun, unit, isQuoted, sentence, of } = quantity;
      if (unit.kind !== 'count' || !kind || !noun || value !== most || isQuoted || of || sentence.isReported) continue;
      counts.push({
        value,
        kind,
        name: noun,
        written: `${quantity.text.trim()} ${noun}`,
        place: placeOfQuantity(quantity),
      });
    }
    const people = new Map<number, Count>();
    for (const count of counts) if (count.kind === 'people' && !people.has(count.value)) people.set(count.value, count);
    const said = new Set<number>();
    for (const attempt of counts) {
      // A round number may be two counts by chance.
      if (!tries.has(attempt.name) || attempt.value < 100 || isRound(attempt.value) || said.has(attempt.value))
        continue;
      const same = people.get(attempt.value);
      if (!same) continue;
      said.add(attempt.value);
      report({
        reason: `Unexpected \`${printNumber(attempt.value)}\` of both ${shown(plural(attempt.name))} and ${shown(plural(same.name))}, expected two counts, or the one that was not counted left out`,
        place: attempt.place,
        causes: [{ reason: `the same number counts ${shown(plural(same.name))}`, place: same.place }],
      });
    }
  },
};
export default rule;

function isRound(value: number): boolean {
  return /^[1-9]0+$/.test(String(value));
}

function plural(noun: string): string {
  if (noun === 'people') return noun;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
