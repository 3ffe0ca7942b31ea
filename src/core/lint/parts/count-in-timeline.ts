import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { kindOf, foldNoun } from '../facts/nouns.ts';
import {
  impactFiguresOf,
  isStatement,
  placeOfQuantity,
  quantitiesIn,
  quantitiesOf,
  type Quantity,
} from '../facts/quantities.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { printNumber } from '../facts/print.ts';
import type { PostmortemRule } from '../rule.ts';

/** What can happen to a machine, and the words a timeline has for it. */
const fates: readonly { words: RegExp; seen: RegExp; name: string }[] = [
  { name: 'evicted', words: /\bevict(?:ed|ions?)\b/i, seen: /\bevict/i },
  {
    name: 'failed',
    words: /\b(?:failed|died|crashed|lost)\b/i,
    seen: /\b(?:fail|down\b|died?\b|dead|crash|lost|gone|notready|not ready|unreachable|unavailable|unresponsive|offline|does not respond|terminated|killed|reboot|restart|out of service|disappear)/i,
  },
  { name: 'deleted', words: /\bdeleted\b/i, seen: /\b(?:delet|remov|gone|lost|empt)/i },
];

const anyFate = new RegExp(fates.map(({ words }) => words.source).join('|'), 'i');

interface Claim {
  value: number;
  noun: string;
  fate: (typeof fates)[number];
  written: string;
  place: Place;
}

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { events } = postmortem.timeline;
    // A short timeline leaves much out.
    if (events.length < 6) return;
    const fated = sentencesOf(postmortem)
      .filter(({ text }) => anyFate.test(text))
      .flatMap(quantitiesIn);
    const rows = fated.filter(({ sentence, unit }) => sentence.passage.kind === 'event' && unit.kind === 'count');
    const said = new Set<string>();
    for (const { value, noun, fate, written, place } of claimsOf(postmortem, fated)) {
      const key = `${noun} ${fate.name}`;
      if (said.has(key)) continue;
      const counted = rows.filter(
        (row) => row.noun === noun && fate.words.test(row.sentence.text) && !row.qualifiers.length,
      );
      const sum = counted.reduce((total, row) => total + row.value, 0);
      if (counted.length > 0 && sum < value && counted.every((row) => !row.bound && !row.approximate)) {
        if (isAccounted(postmortem, value - sum, value, sum)) continue;
        said.add(key);
        report({
          reason: `Unexpected ${shown(written)}, expected \`${printNumber(sum)}\` as in the timeline, or where the other ${printNumber(value - sum)} were`,
          place,
          causes: counted.slice(0, 4).map((row) => ({
            reason: `${shown(`${row.text.trim()} ${row.noun}${row.value === 1 ? '' : 's'}`)} in this row`,
            place: row.sentence.passage.event!.place,
          })),
        });
      } else if (counted.length === 0 && kindOf(noun) === 'machines' && fate.name === 'failed') {
        // The timeline speaks of these machines one by one and never says that one failed.
        const word = new RegExp(`\\b${noun}(?:s\\b|\\b)`, 'i');
        const naming = events.filter(({ event }) => word.test(event.text));
        if (naming.length < 3 || events.some(({ event }) => word.test(event.text) && fate.seen.test(event.text)))
          continue;
        if (isAccounted(postmortem, value, value, value)) continue;
        said.add(key);
        report({
          reason: `Unexpected ${shown(written)}, expected a row of the timeline in which a ${noun} fails`,
          place,
          causes: [{ reason: `${naming.length} rows name a ${noun}; this is the first`, place: naming[0]!.place }],
        });
      }
    }
  },
};
export default rule;

/** Counts of what happened in all, from the front matter and the text outside of the timeline. */
function claimsOf(postmortem: Postmortem, fated: readonly Quantity[]): Claim[] {
  const claims: Claim[] = [];
  for (const { value, most, noun, what, place, kind } of impactFiguresOf(postmortem)) {
    const fate = fates.find(({ words }) => words.test(what));
    if (!fate || !noun || !kind || value !== most || value < 2) continue;
    const named = [...what.matchAll(/[\p{L}-]+/gu)].some(([word]) => foldNoun(word) === noun);
    if (named) claims.push({ value, noun, fate, written: `${printNumber(value)} ${what}`, place });
  }
  for (const quantity of fated) {
    const { value, most, noun, kind, sentence, unit, bound, approximate, isQuoted } = quantity;
    if (
      unit.kind !== 'count' ||
      !noun ||
      (kind !== 'machines' && kind !== 'things') ||
      value !== most ||
      value < 2 ||
      bound ||
      approximate ||
      isQuoted
    )
      continue;
    if (sentence.passage.kind !== 'title' && sentence.passage.kind !== 'prose' && sentence.passage.kind !== 'item')
      continue;
    if (
      sentence.passage.section !== undefined &&
      sentence.passage.section !== 'summary' &&
      sentence.passage.section !== 'impact'
    )
      continue;
    if (sentence.passage.kind !== 'title' && !isStatement(sentence)) continue;
    const fate = fates.find(({ words }) =>
      new RegExp(`^\\s*(?:\\S+ )?(?:were |was |had |have been )?(?:${words.source})`, 'i').test(quantity.after),
    );
    if (fate && isWhole(quantity))
      claims.push({
        value,
        noun,
        fate,
        written: `${quantity.text.trim()} ${noun}s ${fate.name}`,
        place: placeOfQuantity(quantity),
      });
  }
  return claims;
}

function isWhole({ after, before }: Quantity): boolean {
  return (
    !/\b(?:another|other|further|more|first|each|every|per)\s*$/i.test(before) &&
    !/^\s*\S+ (?:from|on|in|at)\b/i.test(after)
  );
}

/** Whether the text says where the rest was, or speaks about both counts. */
function isAccounted(postmortem: Postmortem, rest: number, value: number, sum: number): boolean {
  const restWord = new RegExp(`(?<![\\d.,:-])${rest}(?![\\d.,:%-]\\d)`);
  return quantitiesOf(postmortem).some(({ sentence, unit, value: other }) => {
    if (sentence.passage.kind === 'event' || unit.kind !== 'count') return false;
    if (rest !== value && other === rest && restWord.test(sentence.text)) return true;
    return sentence.isReported && (other === value || other === sum);
  });
}
