import baselineAgrees from '../parts/baseline-agrees.ts';
import { shown } from '../../parse/schema.ts';
import { isSettled } from '../facts/explained.ts';
import { placeOfQuantity, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { together, type PostmortemRule } from '../rule.ts';

/** What a row is about: `node-worker-3`, `first node`. */
const subject =
  /\b(?:(?:first|second|third|fourth|last) (?:node|pod|server|host|instance|disk|database|broker|shard)|[a-z]+(?:-[a-z]+)*-\d+)\b/gi;
const measures = ['disk', 'memory', 'cpu', 'connection', 'queue', 'heap'] as const;

interface Seen {
  quantity: Quantity;
  subjects: Set<string>;
  measure: string | undefined;
}

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!postmortem.timeline.events.some(({ event }) => /%\s*(?:→|->|to)\s*\d/.test(event.text))) return;
    const rows = new Map<Quantity['sentence']['passage'], Quantity[]>();
    for (const quantity of quantitiesOf(postmortem)) {
      const { passage } = quantity.sentence;
      if (quantity.unit.kind === 'percent' && passage.kind === 'event' && !quantity.isQuoted && !quantity.bound)
        rows.set(passage, [...(rows.get(passage) ?? []), quantity]);
    }
    const seen: Seen[] = [];
    for (const [passage, quantities] of rows) {
      const subjects = new Set([...passage.text.matchAll(subject)].map(([word]) => word.toLowerCase()));
      const measure = measures.find((word) => passage.text.toLowerCase().includes(word));
      const [from, to] = quantities;
      const isChange =
        from &&
        to &&
        /^\s*(?:→|->|to)\s*$/.test(passage.text.slice(from.sentence.start + from.end, to.sentence.start + to.start));
      if (isChange && subjects.size === 1) {
        const last = seen.findLast(
          (other) => sameSubject(other.subjects, subjects) && (!other.measure || !measure || other.measure === measure),
        );
        if (
          last &&
          last.quantity.value - from.value >= 3 &&
          to.value < from.value &&
          !isSettled(postmortem, last.quantity, from)
        ) {
          report({
            reason: `Unexpected ${shown(from.text.trim())} before the change, expected ${shown(last.quantity.text.trim())} as in the row before, or a row in which it falls`,
            place: placeOfQuantity(from),
            causes: [
              {
                reason: `${shown([...subjects][0]!)} is at ${shown(last.quantity.text.trim())}`,
                place: placeOfQuantity(last.quantity),
              },
            ],
          });
        }
        seen.push({ quantity: to, subjects, measure });
      } else if (
        quantities.length === 1 &&
        subjects.size === 1 &&
        /\b(?:reach|at|hits?|is|up to|climbs? to|passes)/i.test(from!.before)
      )
        seen.push({ quantity: from!, subjects, measure });
    }
  },
};
export default together(rule, baselineAgrees);

function sameSubject(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((one) => b.has(one));
}
