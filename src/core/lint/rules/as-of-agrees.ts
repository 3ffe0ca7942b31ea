import { clocksIn } from '../../text/clock.ts';
import { tellingsOf, type Telling } from '../facts/telling.ts';
import type { Rule } from '../rule.ts';

const stamped = /(?:\bas of|\bsnapshot (?:of|at|taken at)|\bstate at|\bstatus at|^time:) ?$/i;

/** What goes on behind it is what was known: `As of 09:15: …`. */
const introduces = /[:–—-]\s*$/;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const sentences = tellingsOf(postmortem);
    sentences.forEach((sentence, index) => {
      // A row of a table tells of its own time.
      if (isInTable(sentence)) return;
      if (!/\bas of\b|\b(?:snapshot|state|status|time)\b/i.test(sentence.text)) return;
      const [stamp, ...others] = clocksIn(sentence.text);
      if (!stamp || others.length > 0 || !stamped.test(sentence.text.slice(0, stamp.start))) return;
      // What follows below it in the same section is what was known then, up to the next stamp.
      for (const later of sentences.slice(index + 1)) {
        if (later.section !== sentence.section || later.setting === 'heading' || isInTable(later)) break;
        // A paragraph behind the list goes on with the story.
        if (later.passage !== sentence.passage && later.passage.kind !== 'item') break;
        if (later.passage === sentence.passage && !introduces.test(sentence.text)) break;
        const clocks = clocksIn(later.text);
        if (clocks.some(({ start }) => stamped.test(later.text.slice(0, start)))) break;
        const after = clocks.find(
          ({ sinceMidnight, day, start }) =>
            day === undefined &&
            sinceMidnight >= stamp.sinceMidnight + 60_000 &&
            sinceMidnight < stamp.sinceMidnight + 3_600_000 &&
            !/\b(?:until|by|next|will|expected)\b/i.test(later.text.slice(0, start)),
        );
        if (!after) continue;
        report({
          reason: `Unexpected \`${after.text.trim()}\` in what was known as of \`${stamp.text.trim()}\`, expected nothing later`,
          place: later.placeOf(after.start, after.end),
          causes: [{ reason: `as of \`${stamp.text.trim()}\``, place: sentence.placeOf(stamp.start, stamp.end) }],
        });
      }
    });
  },
};
export default rule;

function isInTable({ setting, passage }: Telling): boolean {
  return (
    setting === 'timeline' ||
    setting === 'communications' ||
    setting === 'actions' ||
    passage.kind === 'cell' ||
    passage.kind === 'head'
  );
}
