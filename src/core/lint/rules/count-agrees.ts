import titleScopeAgrees from '../parts/title-scope-agrees.ts';
import countNounAgrees from '../parts/count-noun-agrees.ts';
import countInTimeline from '../parts/count-in-timeline.ts';
import type { Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { isSettled } from '../facts/explained.ts';
import { mayBeEqual, type WrittenNumber } from '../../text/number.ts';
import { impactFiguresOf, isStatement, placeOfQuantity, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { printNumber } from '../facts/print.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { numberOfWords, numberWordPattern } from '../../text/numberwords.ts';
import { placeInSentence, type Sentence } from '../../text/said.ts';
import { together, type Report, type PostmortemRule } from '../rule.ts';

const contacted =
  /^\s*(?:who |that |which |had |have )*(?:e-?mailed|contacted|wrote|written|complained|called|got in touch|reached out|filed|opened)\b/i;
const supportTicket = /\b(?:support|customer)\s*$/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const figures = impactFiguresOf(postmortem);
    const tickets = figures.find(({ noun, what }) => noun === 'ticket' || /\bsupport tickets?\b/i.test(what));
    const affected = figures.filter(
      ({ kind, what, unit }) =>
        unit.kind === 'count' &&
        kind === 'people' &&
        /^(?:\w+ ){0,2}(?:users?|customers?|people|visitors?|buyers?) (?:were )?(?:affected|impacted)$/i.test(
          what.replace(/\s*\([^)]*\)/g, '').trim(),
        ),
    );
    const quantities = quantitiesOf(postmortem).filter(({ unit, isQuoted }) => unit.kind === 'count' && !isQuoted);

    // People who wrote to support, and the tickets they opened.
    const writers = quantities.filter(
      ({ kind, after, sentence }) => kind === 'people' && contacted.test(after) && !sentence.isReported,
    );
    const opened: { value: number; written: string; place: Place; quantity?: Quantity } | undefined = tickets
      ? { value: tickets.value, written: `${printNumber(tickets.value)} support tickets`, place: tickets.place }
      : quantities
          .filter(
            ({ noun, qualifiers, sentence }) =>
              noun === 'ticket' &&
              (qualifiers.includes('support') || supportTicket.test(sentence.text)) &&
              !sentence.isReported,
          )
          .map((quantity) => ({
            value: quantity.value,
            written: `${quantity.text.trim()} support tickets`,
            place: placeOfQuantity(quantity),
            quantity,
          }))[0];
    for (const writer of writers) {
      if (!opened || writer.value < opened.value * 2 || opened.value < 2) continue;
      const what = /e-?mailed/i.test(writer.after) ? 'who e-mailed' : 'who wrote';
      report({
        reason: `Unexpected ${shown(`${writer.text.trim()} ${writer.noun}s`)} ${what}, expected no more than the \`${printNumber(opened.value)}\` support tickets, or why the two differ`,
        place: placeOfQuantity(writer),
        causes: [{ reason: shown(opened.written), place: opened.place }],
      });
      break;
    }

    for (const sentence of sentencesOf(postmortem)) compareList(sentence, report);

    // How many people were affected, said twice.
    const first = affected[0];
    for (const quantity of quantities) {
      if (quantity.kind !== 'people' || quantity.of || !isTotal(quantity)) continue;
      const whole = first
        ? { number: asNumber(first), written: printNumber(first.value), place: first.place }
        : totalBefore(quantities, quantity);
      if (
        !whole ||
        mayBeEqual(whole.number, quantity) ||
        isSettled(postmortem, whole.number, quantity, [quantity.sentence])
      )
        continue;
      report({
        reason: `Unexpected ${shown(`${quantity.text.trim()} ${quantity.noun}s`)} affected, expected \`${whole.written}\` as elsewhere`,
        place: placeOfQuantity(quantity),
        causes: [{ reason: `\`${whole.written}\` affected`, place: whole.place }],
      });
      break;
    }
  },
};
export default together(rule, titleScopeAgrees, countNounAgrees, countInTimeline);

const counted = new RegExp(
  `(?:^|[.;] ?|\\b(?:the|these|our|all|in|of) )(?<count>[2-9]|1\\d|(?!one\\b)${numberWordPattern}) (?<noun>(?:[\\p{L}-]+ ){1,5})?(?:(?:were|was|are|had been) (?:affected|down|unavailable|impacted|involved|lost|hit) ?)?: (?<list>[^:;()]+?)\\.?$`,
  'iu',
);
const name = /^(?:the )?(?:`[^`]+`|\p{Lu}[\p{L}\d.-]*(?: \p{Lu}[\p{L}\d.-]*){0,2}|[a-z]+-[a-z\d-]+)$/u;

/** “Four stations were affected: Lyon, Turin and Graz”. */
function compareList(sentence: Sentence, report: Report): void {
  const { text, passage, isReported } = sentence;
  if (isReported || (passage.kind !== 'prose' && passage.kind !== 'item') || !text.includes(':')) return;
  const found = counted.exec(text)?.groups;
  if (!found || /\b(?:at least|over|more|first|some|etc)\b/i.test(text)) return;
  const [, listed, last] = /^(.+?),? (?:and|und|et|y) ([^,]+)$/.exec(found['list']!.trim()) ?? [];
  if (listed === undefined) return;
  const items = [...listed.split(/, /), last!];
  const word = found['count']!.toLowerCase();
  const count = Number(word) || numberOfWords(word);
  if (items.length === count || !items.every((item) => name.test(item.trim()))) return;
  const start = text.indexOf(found['count']!);
  report({
    reason: `Unexpected ${shown(found['count']!)} before a list of ${items.length}, expected \`${items.length}\`, or what is missing from the list`,
    place: placeInSentence(sentence, start, start + found['count']!.length),
  });
}

function asNumber({ value, most, approximate, unit }: ReturnType<typeof impactFiguresOf>[number]): WrittenNumber {
  const digits = /0*$/.exec(String(value))![0].length;
  const step = value >= 1000 ? 10 ** Math.min(digits, String(value).length - 1) : 1;
  return { start: 0, end: 0, text: '', value, most, step, approximate, bound: undefined, unit, isWord: false };
}

/** Whether a count is of everybody affected: without a place, a part, a tier or a time of its own. */
function isTotal({ qualifiers, before, after, sentence, bound, isWord }: Quantity): boolean {
  if (!isStatement(sentence) || bound || isWord) return false;
  if (sentence.passage.kind !== 'prose' && sentence.passage.kind !== 'item') return false;
  if (qualifiers.some((word) => !/^(?:unique|distinct|different|active|total|affected|impacted)$/.test(word)))
    return false;
  if (
    /\b(?:first|another|other|further|additional|more|only|of which|of these|including|at least|up to|remaining|by then|so far|about half)\b/i.test(
      `${before.slice(-30)} ${after}`,
    )
  )
    return false;
  if (/\b(?:in|on|at|from|per|each|every|between|during|until|by)\b/i.test(after)) return false;
  return (
    /\b(?:affected|affecting|impacted|impacting)\s*$/i.test(before) ||
    /^\s*(?:were |was |are )?(?:affected|impacted)\s*$/i.test(after)
  );
}

function totalBefore(
  quantities: readonly Quantity[],
  quantity: Quantity,
): { number: Quantity; written: string; place: Place } | undefined {
  const earlier = quantities.find(
    (other) =>
      other !== quantity && other.kind === 'people' && other.noun === quantity.noun && !other.of && isTotal(other),
  );
  if (
    !earlier ||
    (earlier.start + earlier.sentence.start >= quantity.start + quantity.sentence.start &&
      earlier.sentence.passage === quantity.sentence.passage)
  )
    return undefined;
  return { number: earlier, written: earlier.text.trim(), place: placeOfQuantity(earlier) };
}
