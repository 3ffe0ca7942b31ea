import { shown } from '../../parse/schema.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { mayBeEqual, reachOf, type WrittenNumber } from '../../text/number.ts';
import { enumerationsIn } from '../facts/enumeration.ts';
import { placeOfQuantity, quantitiesIn, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence, type Sentence } from '../../text/said.ts';
import { formatMilliseconds } from '../../model/span.ts';
import { printBytes, printMoney, printNumber, printPercent } from '../facts/print.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const sentence of sentencesOf(postmortem)) {
      if (sentence.isReported || sentence.passage.kind === 'action' || !/\d/.test(sentence.text)) continue;
      if (/[=≈×+·⋅]|\d[\p{L}\s]* x /u.test(sentence.text)) checkExpression(sentence, report);
      if (/\bfrom\b|→|->/.test(sentence.text)) checkChange(sentence, report);
      if (sentence.text.includes('%')) {
        checkPart(sentence, report);
        checkPartOf(sentence, report);
        checkShareOf(sentence, report);
      }
      checkList(sentence, report);
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
  const numbers = grouped(
    quantitiesIn(sentence)
      .flatMap((quantity): WrittenNumber[] => (quantity.of ? [quantity, quantity.of] : [quantity]))
      .map((number) => asFactor(number, text)),
    text,
  );
  if (numbers.length < 3) return;
  // The words between two numbers may name what is multiplied: “4,200 attempts × average cart $13.80”.
  const between = (index: number) => text.slice(numbers[index]!.end, numbers[index + 1]!.start);
  const operator = (gap: string): string | undefined =>
    /^[\p{L}\s'’-]{0,40}([+×*·⋅=≈÷/]|(?<=\s)[x−–-](?=\s))[\p{L}\s'’~-]{0,40}$/u.exec(gap)?.[1];
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
    const hasSign = operators.some((one) => minus.test(one) || over.test(one));
    const products = productsOf(terms, operators);
    // `3 800` may be one number.
    const isBlanked = [...terms, ...(result ? [result] : [])].some(({ end }) => /^ \d{3}(?!\d)/.test(text.slice(end)));
    if (
      !result ||
      isCut ||
      isBlanked ||
      terms.length < 2 ||
      (hasSign && !hasResult) ||
      !products.every((factors) => areAlike(factors, result, products.length === 1))
    ) {
      first = last;
      continue;
    }
    // `1.000` is a thousand, or one with three decimals: only what is wrong both ways is wrong.
    const isDotted = [...terms, result].some(mayBeThousands);
    const readings = [{ products, result }];
    if (isDotted)
      readings.push({ products: productsOf(terms.map(asThousands), operators), result: asThousands(result) });
    if (!readings.some((one) => isRight(one.products, one.result) || isRight(behindDash(one.products), one.result))) {
      const read = readings.at(-1)!;
      report({
        reason: `Unexpected ${shown(result.text.trim())} for ${shown(text.slice(terms[0]!.start, terms.at(-1)!.end).trim())}, expected ${shown(printAs(valueOf(read.products, exactly, read.result)[0], read.result))}`,
        place: placeInSentence(sentence, result.start, result.end),
      });
    }
    first = last;
  }
}

/** Whether a dot may group digits: `1.000`. */
function mayBeThousands({ text }: WrittenNumber): boolean {
  return /(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])/.test(text);
}

function asThousands(number: WrittenNumber): WrittenNumber {
  const { value, most, step } = number;
  return mayBeThousands(number) ? { ...number, value: value * 1000, most: most * 1000, step: step * 1000 } : number;
}

const minus = /^[−–-]$/;
const over = /^[÷/]$/;

/** What is multiplied, or divided by, in one of the things that are added up or taken away. */
interface Factor {
  number: WrittenNumber;
  divides: boolean;
}
type Product = Factor[] & { isTaken?: boolean };
type Reach = (number: WrittenNumber) => readonly [least: number, most: number];

const exactly: Reach = ({ value }) => [value, value];
/** What is counted one by one is not rounded; what is measured is. */
const written: Reach = (number) =>
  number.unit.kind === 'count' &&
  number.step === 1 &&
  !number.approximate &&
  !number.bound &&
  number.value === number.most
    ? [number.value, number.value]
    : reachOf(number);

function isRight(products: readonly Product[], result: WrittenNumber): boolean {
  const [least, most] = valueOf(products, written, result);
  const [exact] = valueOf(products, exactly, result);
  const [low, high] = reachOf(result);
  // Three times 33 is said to be 100.
  return (least <= high && low <= most) || Math.abs(exact - result.value) <= Math.abs(exact) * 0.015;
}

function valueOf(products: readonly Product[], reach: Reach, { unit }: WrittenNumber): readonly [number, number] {
  let [least, most] = [0, 0];
  for (const product of products) {
    let [low, high] = [1, 1];
    for (const { number, divides } of product) {
      const part = number.unit.kind === 'percent' && unit.kind !== 'percent' ? 100 : 1;
      const [from, to] = reach(number).map((one) => one / part) as [number, number];
      [low, high] = divides ? [low / to, high / from] : [low * from, high * to];
    }
    [least, most] = product.isTaken ? [least - high, most - low] : [least + low, most + high];
  }
  const isShare =
    unit.kind === 'percent' &&
    products.every((product) => product.every(({ number }) => number.unit.kind !== 'percent'));
  return isShare ? [least * 100, most * 100] : [least, most];
}

/** `500 MB are free – 3 × 100 MB = 300 MB`: the dash may be none that takes away. */
function behindDash(products: readonly Product[]): readonly Product[] {
  const dash = products.findLastIndex(({ isTaken }) => isTaken);
  if (dash < 0) return products;
  const [first, ...others] = products.slice(dash);
  return [[...first!], ...others];
}

/** In `2 × 300 MB` the sign belongs to what comes behind it. */
function asFactor(number: WrittenNumber, text: string): WrittenNumber {
  const sign = /\s*[×x]$/.exec(number.text);
  if (number.unit.kind !== 'times' || !sign || !/^\s*\(?[~$€£]?\d/.test(text.slice(number.end))) return number;
  return { ...number, unit: { kind: 'count' }, end: number.end - sign[0].length };
}

/** In `(4 + 2) × 30 s` the bracket is one factor. */
function grouped(numbers: readonly WrittenNumber[], text: string): WrittenNumber[] {
  let all = [...numbers];
  for (const { index: start, 0: bracket } of text.matchAll(/\([^()]*\)/g)) {
    const end = start + bracket.length;
    const inside = all.filter((one) => one.start > start && one.end < end);
    const [first, ...others] = inside;
    if (!first || others.length === 0 || inside.some(({ unit }) => unit.kind !== first.unit.kind)) continue;
    if (!/^\s*[×*·⋅]/.test(text.slice(end)) && !/[×*·⋅]\s*$/.test(text.slice(0, start))) continue;
    const edges = [start + 1, ...inside.map((one) => one.end)].map((from, index) =>
      text.slice(from, inside[index]?.start ?? end - 1).trim(),
    );
    const signs = edges.slice(1, -1).map((gap) => /^(?:[\p{L}' -]*\s)?([+−–-])(?:\s[\p{L}' -]*)?$/u.exec(gap)?.[1]);
    if (edges[0] !== '' || !/^[\p{L}' -]*$/u.test(edges.at(-1)!) || signs.includes(undefined)) continue;
    const sum = (of: (one: WrittenNumber) => number) =>
      others.reduce((total, one, index) => total + (signs[index] === '+' ? of(one) : -of(one)), of(first));
    const value = sum((one) => one.value);
    if (inside.some(({ bound, approximate, value: low, most }) => bound || approximate || low !== most)) continue;
    const whole = { ...first, value, most: value, start, end, text: bracket };
    all = all.flatMap((one) => (one === first ? [whole] : inside.includes(one) ? [] : [one]));
  }
  return all;
}

/** What is added up, each as what is multiplied first: `500 MB + 6 × 200 MB`. */
function productsOf(terms: readonly WrittenNumber[], operators: readonly string[]): Product[] {
  const products: Product[] = [];
  terms.forEach((number, index) => {
    const operator = index === 0 ? '+' : operators[index - 1]!;
    if (operator === '+') products.push([{ number, divides: false }]);
    else if (minus.test(operator)) products.push(Object.assign([{ number, divides: false }], { isTaken: true }));
    else products.at(-1)!.push({ number, divides: over.test(operator) });
  });
  return products;
}

/** What is added has the unit of the result; a product takes its unit from one factor, and what is divided by its like has none. */
function areAlike(factors: Product, result: WrittenNumber, isAlone: boolean): boolean {
  const unitOf = ({ unit }: WrittenNumber) => (unit.kind === 'money' ? unit.currency : unit.kind);
  const kind = unitOf(result);
  if (factors.some(({ divides }) => divides)) {
    const units = new Set(factors.map(({ number }) => unitOf(number)));
    const [first, ...others] = factors.map(({ number }) => unitOf(number));
    if (units.size === 1) return isAlone && (kind === 'percent' ? first !== 'percent' : kind === 'count');
    return first === kind && kind !== 'percent' && others.every((other) => other === 'count');
  }
  if (factors.length === 1) return unitOf(factors[0]!.number) === kind;
  const named = factors.map(({ number }) => unitOf(number)).filter((unit) => unit !== 'count');
  // `60 % × 500 users` are users.
  if (kind !== 'percent' && named.includes('percent')) named.splice(named.indexOf('percent'), 1);
  return named.length === 0
    ? kind === 'count'
    : named.length === 1 && named[0] === kind && named[0] !== 'percent' && named[0] !== 'times';
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
    const ahead = numbers[index - 1];
    if (
      ahead?.unit.kind === 'percent' &&
      from.unit.kind !== 'percent' &&
      !ahead.bound &&
      /\bby (?:about |~)?$/i.test(text.slice(0, ahead.start)) &&
      /^,? ?\(?from $/.test(text.slice(ahead.end, from.start))
    ) {
      const change = (Math.abs(to.value - from.value * scale) / (from.value * scale)) * 100;
      const [one, other] = [toLow / fromHigh - 1, toHigh / fromLow - 1].map((end) => Math.abs(end) * 100) as [
        number,
        number,
      ];
      const [low, high] = reachOf(ahead);
      if (Math.min(one, other, change) > high || Math.max(one, other, change) < low)
        report({
          reason: `Unexpected ${shown(ahead.text.trim())} from ${shown(from.text.trim())} to ${shown(to.text.trim())}, expected ${shown(printPercent(change))}`,
          place: placeOfQuantity(ahead),
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

/** “Of 480 tickets 120 failed (25 %)”. */
function checkPartOf(sentence: Sentence, report: Report): void {
  const { text } = sentence;
  const numbers = quantitiesIn(sentence);
  for (let index = 0; index + 2 < numbers.length; index++) {
    const [whole, part, share] = [numbers[index]!, numbers[index + 1]!, numbers[index + 2]!];
    if (
      share.unit.kind !== 'percent' ||
      [whole, part].some(({ unit, bound, approximate }) => unit.kind !== 'count' || bound || approximate) ||
      part.value > whole.value ||
      !/(?:^|[,;:] )(?:out )?of (?:the |our |all )?$/i.test(text.slice(0, whole.start)) ||
      !/^[^.;:()\d]{0,40}$/.test(text.slice(whole.end, part.start)) ||
      !/^[^.;:()\d]{0,40}\((?:about |~)?$/.test(text.slice(part.end, share.start)) ||
      !/^\s*\)/.test(text.slice(share.end))
    )
      continue;
    const [least, most] = [(reachOf(part)[0] / reachOf(whole)[1]) * 100, (reachOf(part)[1] / reachOf(whole)[0]) * 100];
    const [low, high] = reachOf(share);
    if (least > high + 0.5 || most < low - 0.5)
      report({
        reason: `Unexpected ${shown(share.text.trim())} for ${shown(part.text.trim())} of ${shown(whole.text.trim())}, expected ${shown(printPercent(Number(((part.value / whole.value) * 100).toFixed(1))))}`,
        place: placeOfQuantity(share),
      });
  }
}

/** “3 % of 40,000 payments, that is 1,200”. */
function checkShareOf(sentence: Sentence, report: Report): void {
  const { text } = sentence;
  const numbers = quantitiesIn(sentence);
  for (let index = 0; index + 2 < numbers.length; index++) {
    const [share, whole, part] = [numbers[index]!, numbers[index + 1]!, numbers[index + 2]!];
    if (
      share.unit.kind !== 'percent' ||
      share.bound ||
      [whole, part].some(({ unit, bound }) => unit.kind !== 'count' || bound) ||
      !/^ of (?:the |our |all )?$/.test(text.slice(share.end, whole.start)) ||
      !/^[^.;:()\d]{0,40}(?:[,–—] (?:that is|i\.e\.|which is|or),? | = | \()(?:about |some )?$/.test(
        text.slice(whole.end, part.start),
      ) ||
      /^ (?:of|in|from|more|less|other)\b/.test(text.slice(part.end))
    )
      continue;
    const [least, most] = [
      (reachOf(share)[0] * reachOf(whole)[0]) / 100,
      (reachOf(share)[1] * reachOf(whole)[1]) / 100,
    ];
    const [low, high] = reachOf(part);
    if (least > high || most < low)
      report({
        reason: `Unexpected ${shown(part.text.trim())} for ${shown(share.text.trim())} of ${shown(whole.text.trim())}, expected ${shown(printNumber((share.value * whole.value) / 100))}`,
        place: placeOfQuantity(part),
      });
  }
}

/** “4 s, 6 s and 8 s, 6 s on average”, “300 in Lyon and 450 in Turin, 750 in total”. */
function checkList(sentence: Sentence, report: Report): void {
  for (const { parts, stated, is } of enumerationsIn(sentence)) {
    const share = is === 'mean' ? parts.length : 1;
    const total = (of: (number: WrittenNumber) => number) => parts.reduce((all, part) => all + of(part), 0) / share;
    const [low, high] = reachOf(stated);
    const exact = total(({ value }) => value);
    if (total((part) => written(part)[0]) < high && low < total((part) => written(part)[1])) continue;
    if (Math.abs(exact - stated.value) <= Math.abs(exact) * 0.015 || (is === 'within' && exact < stated.value))
      continue;
    report({
      reason: `Unexpected ${shown(stated.text.trim())} as the ${is === 'mean' ? is : 'sum'} of ${parts.map((part) => shown(part.text.trim())).join(', ')}, expected ${shown(printAs(exact, stated))}`,
      place: placeOfQuantity(stated),
    });
  }
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

function printAs(value: number, { unit, text }: WrittenNumber): string {
  if (unit.kind === 'money') return printMoney(value, unit.currency);
  if (unit.kind === 'percent') return printPercent(value);
  if (unit.kind === 'bytes') return printBytes(value, unit.symbol);
  if (unit.kind === 'seconds' && /\d ?ms$/.test(text.trim())) return `${printNumber(value * 1000)} ms`;
  if (unit.kind === 'seconds')
    return value < 60 || (value < 600 && /\d (?:s|sec|seconds)$/.test(text.trim()))
      ? `${printNumber(value)} s`
      : formatMilliseconds(value * 1000);
  return printNumber(value);
}
