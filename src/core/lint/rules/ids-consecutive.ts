import { startOf } from '../../model/message.ts';
import { writtenPlaceOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

/** A longer gap is another series of numbers. */
const most = 50;

const rule: Rule = {
  about: 'library',
  check({ postmortems, configuration }, report) {
    if (!configuration.ids?.consecutive) return;
    const series = new Map<string, { number: number; width: number; document: (typeof postmortems)[number] }[]>();
    const taken = new Set<string>();
    for (const document of postmortems) {
      for (const id of [document.id, ...document.facts.formerly]) taken.add(id);
      const [, prefix, digits] = /^(.*?)(\d{1,9})$/.exec(document.id) ?? [];
      if (prefix === undefined || digits === undefined) continue;
      const entry = { number: Number(digits), width: digits.length, document };
      const known = series.get(prefix);
      if (known) known.push(entry);
      else series.set(prefix, [entry]);
    }
    for (const [prefix, entries] of series) {
      entries.sort((a, b) => a.number - b.number);
      entries.forEach(({ number, width, document }, index) => {
        const before = entries[index - 1];
        if (!before || number - before.number < 2 || number - before.number > most) return;
        const missing: string[] = [];
        for (let next = before.number + 1; next < number; next++) {
          const id = `${prefix}${String(next).padStart(width, '0')}`;
          if (!taken.has(id)) missing.push(id);
        }
        if (missing.length === 0) return;
        const shownIds =
          missing.length > 3 ? `${shown(missing[0])} to ${shown(missing.at(-1))}` : missing.map(shown).join(', ');
        report({
          reason: `Unexpected ${shown(document.id)} after ${shown(before.document.id)}, expected a postmortem for ${shownIds}`,
          place: writtenPlaceOf(document, ['id']) ?? startOf(document.file),
          causes: [
            {
              reason: 'the one before',
              place: writtenPlaceOf(before.document, ['id']) ?? startOf(before.document.file),
            },
          ],
        });
      });
    }
  },
};
export default rule;
