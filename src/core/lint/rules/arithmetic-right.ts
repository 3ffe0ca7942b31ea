import { shown } from '../../parse/schema.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { mayBeEqual, reachOf, type WrittenNumber } from '../../text/number.ts';
import { placeOfQuantity, quantitiesIn, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence, type Sentence } from '../../text/said.ts';
import { printBytes, printMoney, printNumber, printPercent } from '../facts/print.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const sentence of sentencesOf(postmortem)) {
      if (sentence.isReported || sentence.passage.kind === 'action' || !/\d/.test(sentence.text)) continue;
      if (/[=≈×+·⋅]|\d[\p{L}\s]* x /u.test(sentence.text)) checkExpression(sentence, report);
      if (/\bfrom\b|→|->/.test(sentence.text)) checkChange(sentence, report);
      if (sentence.text.includes('%')) checkPart(sentence, report);
      if (/%|percent/.test(sentence.text)) checkDiscount(sentence, postmortem, report);
    }
  },
};
export default rule;

/** What stands before the first term takes part in what is computed. */
const goesOn = /[-−–/÷^+×*·⋅]$|\d\s*\)?\s*x$/;

/** “58 + 12 + 3.4 = 73.4”, “$58,000 (4,200 attempts × $13.80)”. */
function checkExpression(sentence: Sentence, report: Report): void {
  const { text } = sentence;
  const numbers = quantitiesIn(sentence)
    .flatMap((quantity): WrittenNumber[] => (quantity.of ? [quantity, quantity.of] : [quantity]))
    .map((number) => asFactor(number, text));
  if (numbers.length < 3) return;
  // The words between two numbers may name what is multiplied: “4,200 attempts × average cart $13.80”.
  const between = (index: number) => text.slice(numbers[index]!.end, numbers[index + 1]!.start);
  const operator = (gap: string): string | undefined =>
    /^[\p{L}\s'’-]{0,40}([+×*·⋅=≈]|(?<=\s)x(?=\s))[\p{L}\s'’~-]{0,40}$/u.exec(gap)?.[1];
  for (let first = 0; first < numbers.length - 1; first++) {
    const operators: string[] = [];
    let last = first;
    while (last < numbers.length - 1) {
      const found = operator(between(last));
      if (!found || (operators.length > 0 && /[=≈]/.test(operators.at(-1)!))) break;
      operators.push(found);
      last++;
    }
    const kinds = new Set(operators.filter((one) => !/[=≈]/.test(one)));
    const hasResult = /[=≈]/.test(operators.at(-1) ?? '');
    if (kinds.size === 0) continue;
    const terms = numbers.slice(first, hasResult ? last : last + 1);
    // “$58,000 (4,200 × $13.80)”: the result stands before the bracket.
    const result = hasResult
      ? numbers[last]
      : first > 0 &&
          /^\s*\($/.test(text.slice(numbers[first - 1]!.end, numbers[first]!.start)) &&
          /^[^)(]{0,20}\)/.test(text.slice(numbers[last]!.end))
        ? numbers[first - 1]
        : undefined;
    // At the start of a list entry the first terms may have become the entry before: “- $12k + $3k = $73k”.
    const ahead = text.slice(0, terms[0]!.start).trim();
    const isCut = (sentence.passage.kind === 'item' && sentence.start === 0 && ahead === '') || goesOn.test(ahead);
    const products = productsOf(terms, operators);
    if (!result || isCut || terms.length < 2 || !products.every((factors) => areAlike(factors, result))) {
      first = last;
      continue;
    }
    const combine = (values: number[]) => {
      let at = 0;
      return products
        .map((factors) => factors.reduce((product) => product * values[at++]!, 1))
        .reduce((total, value) => total + value);
    };
    const least = combine(terms.map((term) => reachOf(term)[0]));
    const most = combine(terms.map((term) => reachOf(term)[1]));
    const exact = combine(terms.map(({ value }) => value));
    const [low, high] = reachOf(result);
    if (least > high || most < low) {
      report({
        reason: `Unexpected ${shown(result.text.trim())} for ${shown(text.slice(terms[0]!.start, terms.at(-1)!.end).trim())}, expected ${shown(printAs(exact, result))}`,
        place: placeInSentence(sentence, result.start, result.end),
      });
    }
    first = last;
  }
}

/** In `2 × 300 MB` the sign belongs to what comes behind it. */
function asFactor(number: WrittenNumber, text: string): WrittenNumber {
  const sign = /\s*[×x]$/.exec(number.text);
  if (number.unit.kind !== 'times' || !sign || !/^\s*[~$€£]?\d/.test(text.slice(number.end))) return number;
  return { ...number, unit: { kind: 'count' }, end: number.end - sign[0].length };
}

/** What is added up, each as what is multiplied first: `500 MB + 6 × 200 MB`. */
function productsOf(terms: readonly WrittenNumber[], operators: readonly string[]): WrittenNumber[][] {
  const products: WrittenNumber[][] = [];
  terms.forEach((term, index) => {
    if (index > 0 && operators[index - 1] !== '+') products.at(-1)!.push(term);
    else products.push([term]);
  });
  return products;
}

/** What is added has the unit of the result; a product takes its unit from one factor. */
function areAlike(factors: readonly WrittenNumber[], result: WrittenNumber): boolean {
  const unitOf = ({ unit }: WrittenNumber) => (unit.kind === 'money' ? unit.currency : unit.kind);
  if (factors.length === 1) return unitOf(factors[0]!) === unitOf(result);
  const named = factors.map(unitOf).filter((unit) => unit !== 'count');
  return named.length === 0
    ? unitOf(result) === 'count'
    : named.length === 1 && named[0] === unitOf(result) && named[0] !== 'percent' && named[0] !== 'times';
}

const wordFactors: readonly [RegExp, number][] = [
  [/\b(?:doubled|doubling|twofold|twice)\b/i, 2],
  [/\b(?:tripled|tripling|threefold)\b/i, 3],
  [/\b(?:quadrupled|fourfold)\b/i, 4],
  [/\b(?:halved|halving)\b/i, 0.5],
];

/** “From 800 to 2,400, 3×”, “from 20 % to 30 %, by half”, “fell by 30 % from 100 to 70”. */
function checkChange(sentence: Sentence, report: Report): void {
  const { text } = sentence;
  const numbers = quantitiesIn(sentence);
  for (let index = 0; index + 1 < numbers.length; index++) {
    const [from, to] = [numbers[index]!, numbers[index + 1]!];
    if (
      from.unit.kind !== to.unit.kind &&
      !(from.unit.kind === 'count' && to.unit.kind !== 'times' && to.unit.kind !== 'percent')
    )
      continue;
    const gap = text.slice(from.end, to.start);
    const isArrow = /^\s*(?:→|->)\s*$/.test(gap);
    if (
      !isArrow &&
      !(/^[\p{L}\s-]{0,30}\bto\s+(?:about )?$/u.test(gap) && /\bfrom\s*$/i.test(text.slice(0, from.start)))
    )
      continue;
    // A count before a unit shares it: “from 100 to 512 MB”.
    const scale =
      from.unit.kind === 'count' && to.unit.kind === 'bytes'
        ? to.value / Number(/[\d.]+/.exec(to.text.replace(/,/g, ''))?.[0] ?? NaN)
        : 1;
    const [fromLow, fromHigh] = reachOf(from).map((one) => one * scale) as [number, number];
    const [toLow, toHigh] = reachOf(to);
    if (fromLow <= 0 || (from.kind !== to.kind && from.kind && to.kind)) continue;
    const stated = numbers[index + 2];
    const behind = text.slice(to.end, to.end + 60);
    const after = stated && stated.start - to.end < 40 ? text.slice(to.end, stated.start) : undefined;
    if (
      stated &&
      after !== undefined &&
      stated.unit.kind === 'times' &&
      /^[^;.]{0,20}(?:=|\(|,|—|–|\b(?:a|an|by|some)\b)\s*(?:a |an |about |factor of )*$/i.test(after)
    ) {
      const [low, high] = reachOf(stated);
      const factors = [toLow / fromHigh, toHigh / fromLow, fromLow / toHigh, fromHigh / toLow];
      const isGrowth = to.value > from.value * scale;
      const [least, most] = isGrowth ? [factors[0]!, factors[1]!] : [factors[2]!, factors[3]!];
      if (least > high || most < low) {
        const factor = isGrowth ? to.value / (from.value * scale) : (from.value * scale) / to.value;
        report({
          reason: `Unexpected ${shown(stated.text.trim())} from ${shown(from.text.trim())} to ${shown(to.text.trim())}, expected \`${printNumber(Number(factor.toPrecision(2)))}×\``,
          place: placeOfQuantity(stated),
        });
      }
      continue;
    }
    if (
      stated &&
      after !== undefined &&
      stated.unit.kind === 'percent' &&
      from.unit.kind !== 'percent' &&
      /(?:,|\(|=|—|–)\s*(?:an? )?(?:(?:increase|decrease|drop|rise|fall|growth|reduction|jump) of |by |a )?(?:about )?[+−-]?$/i.test(
        after,
      ) &&
      /^\s*(?:\)|increase|decrease|drop|rise|fall|more|less|growth|reduction|higher|lower|$|[.,;])/i.test(
        text.slice(stated.end),
      )
    ) {
      if (from.unit.kind === 'seconds' && from.text.includes(':')) continue;
      const change = ((to.value - from.value * scale) / (from.value * scale)) * 100;
      const ends = [toLow / fromHigh - 1, toHigh / fromLow - 1].map((one) => one * 100);
      const [least, most] = change >= 0 ? [ends[0]!, ends[1]!] : [-ends[1]!, -ends[0]!];
      const [low, high] = reachOf(stated);
      if (least > high || most < low)
        report({
          reason: `Unexpected ${shown(stated.text.trim())} from ${shown(from.text.trim())} to ${shown(to.text.trim())}, expected ${shown(printPercent(Math.abs(change)))}`,
          place: placeOfQuantity(stated),
        });
      continue;
    }
    const word = wordFactors.find(
      ([pattern]) =>
        pattern.test(text.slice(Math.max(0, from.start - 30), from.start)) || pattern.test(behind.slice(0, 30)),
    );
    if (word && from.unit.kind !== 'seconds') {
      const factor = word[1];
      const [least, most] = [toLow / fromHigh, toHigh / fromLow];
      // “Doubled” is a round word.
      if (least > factor * 1.2 || most < factor * 0.8)
        report({
          reason: `Unexpected ${shown(word[0].exec(text)![0])} from ${shown(from.text.trim())} to ${shown(to.text.trim())}, expected \`${printNumber(Number((to.value / (from.value * scale)).toPrecision(2)))}×\``,
          place: placeInSentence(sentence, from.start, to.end),
        });
    }
  }
}

/** “3 of 12 pods (25 %)”, “25 % (3 of 12)”. */
function checkPart(sentence: Sentence, report: Report): void {
  const numbers = quantitiesIn(sentence);
  numbers.forEach((part, index) => {
    if (!part.of || part.of.value <= 0 || part.bound || part.of.bound) return;
    const next = numbers[index + 1];
    const previous = numbers[index - 1];
    const { text } = sentence;
    const share =
      next?.unit.kind === 'percent' &&
      /^[\p{L}\s-]{0,30}(?:\(|=|, or |, i\.e\. )\s*(?:about |~)?$/u.test(text.slice(part.of.end, next.start)) &&
      /^\s*(?:[),.;]|$)/.test(text.slice(next.end))
        ? next
        : previous?.unit.kind === 'percent' &&
            /^[\p{L}\s-]{0,30}\(\s*$/u.test(text.slice(previous.end, part.start)) &&
            /^[\p{L}\s-]{0,30}\)/u.test(text.slice(part.of.end))
          ? previous
          : undefined;
    if (!share) return;
    const [least, most] = [
      (reachOf(part)[0] / reachOf(part.of)[1]) * 100,
      (reachOf(part)[1] / reachOf(part.of)[0]) * 100,
    ];
    const exact = (part.value / part.of.value) * 100;
    const [low, high] = reachOf(share);
    const isExact = !part.approximate && !part.of.approximate && part.value < 1000 && part.of.value < 1000;
    if ((isExact ? exact : least) > high + 0.5 || (isExact ? exact : most) < low - 0.5)
      report({
        reason: `Unexpected ${shown(share.text.trim())} for ${shown(text.slice(part.start, part.of.end).trim())}, expected ${shown(printPercent(Number(exact.toFixed(1))))}`,
        place: placeOfQuantity(share),
      });
  });
}

/** “$3,400 (10 % discount for the first 250 customers)”, with an average cart stated elsewhere. */
function checkDiscount(sentence: Sentence, postmortem: Postmortem, report: Report): void {
  const numbers = quantitiesIn(sentence);
  const share = numbers.find(
    ({ unit, after, before }) =>
      (unit.kind === 'percent' && /^[\s“”"'’\p{L}]{0,24}\b(?:off|discount|rebate|voucher|credit)\b/iu.test(after)) ||
      (unit.kind === 'percent' && /\b(?:discount|rebate) of\s*$/i.test(before)),
  );
  if (!share) return;
  const people = numbers.find(({ kind, unit }) => unit.kind === 'count' && (kind === 'people' || kind === 'tenants'));
  const money = numbers.filter(({ unit }) => unit.kind === 'money');
  if (!people || money.length !== 1) return;
  const claimed = money[0]!;
  const averages = quantitiesOf(postmortem).filter(
    ({ unit, before, after, sentence: other }) =>
      (unit.kind === 'money' &&
        !other.isReported &&
        other !== sentence &&
        /\baverage (?:\w+ )?(?:cart|basket|order|purchase|checkout|ticket|sale)(?: (?:value|size))?(?: (?:of|at|is|was|is about|was about))?\s*(?:of )?$|\b(?:cart|basket|order|purchase)s? (?:averag(?:es|ed|ing)|worth on average)\s*$/i.test(
          before,
        )) ||
      (unit.kind === 'money' && /^\s*(?:an? |per )?average (?:cart|basket|order)\b/i.test(after)),
  );
  const average = averages[0];
  if (!average || !mayBeOne(averages)) return;
  const exact = (share.value / 100) * people.value * average.value;
  const [low, high] = reachOf(claimed);
  // A few heavy carts among the few; a factor of two is no slip.
  if (exact * 2 >= low && exact <= high * 2) return;
  const { unit } = claimed;
  const currency = unit.kind === 'money' ? unit.currency : 'USD';
  report({
    reason: `Unexpected ${shown(claimed.text.trim())} for ${shown(share.text.trim())} of ${printNumber(people.value)} times ${shown(average.text.trim())}, expected ${shown(printMoney(exact, currency))}`,
    place: placeOfQuantity(claimed),
    causes: [{ reason: `the average is ${shown(average.text.trim())}`, place: placeOfQuantity(average) }],
  });
}

function mayBeOne(averages: readonly Quantity[]): boolean {
  return averages.every((other) => mayBeEqual(other, averages[0]!));
}

function printAs(value: number, { unit }: WrittenNumber): string {
  if (unit.kind === 'money') return printMoney(value, unit.currency);
  if (unit.kind === 'percent') return printPercent(value);
  if (unit.kind === 'bytes') return printBytes(value, unit.symbol);
  return printNumber(value);
}
