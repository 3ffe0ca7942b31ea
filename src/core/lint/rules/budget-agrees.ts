import { placeInSentence, type Sentence } from '../../text/said.ts';
import { allowancesOf, isLeft, leftOf } from '../facts/allowance.ts';
import { formatMilliseconds } from '../../model/span.ts';
import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfQuantity, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { printMinutes, printPercent } from '../facts/print.ts';
import { impactWindow } from '../facts/windows.ts';
import type { Report, Rule } from '../rule.ts';

interface Stated {
  value: number;
  quantity: Quantity;
}

const within =
  /within (?:the |our |its )?(?:slo|error|sla|month['’]s|monthly)?[ -]?(?:error )?budget|within (?:the |our )?slo/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!/budget/i.test(postmortem.text)) return checkAllowances(postmortem, [], report);
    const mayBeStated =
      /budget[^\n]{0,40}\d[\s-]?min|\d[\s-]?min[a-z]*[\s-](?:[a-z]+ )?budget/i.test(postmortem.text) &&
      /slo|sla|objective|availability|uptime/i.test(postmortem.text);
    const isOver = /overs(?:pent|pend|hot)|over(?:drawn|run)/i.test(postmortem.text);
    const isWithin = within.test(postmortem.text);
    if (!mayBeStated && !isOver && !isWithin) return checkAllowances(postmortem, [], report);
    const quantities = quantitiesOf(postmortem).filter(
      ({ sentence, isQuoted }) => !sentence.isReported && !isQuoted && !sentence.passage.isProposal,
    );
    const objective = objectiveOf(quantities);
    const budget = budgetOf(quantities);
    if (objective && budget) checkBudget(objective, budget, report);
    checkAllowances(postmortem, objective && budget ? [budget.quantity.sentence] : [], report);
    if (isOver) checkOverspend(postmortem, quantities, objective, budget, report);
    if (isWithin) checkWithin(quantities, objective, report);
  },
};
export default rule;

/** `99.9 % a month allows about 43 minutes`. */
function checkAllowances(postmortem: Postmortem, judged: readonly Sentence[], report: Report): void {
  for (const allowance of allowancesOf(postmortem)) {
    if (isLeft(allowance) || judged.includes(allowance.sentence)) continue;
    const { sentence, length, written, period = 'month' } = allowance;
    // People count a month as 30 days.
    const [least, most] = leftOf(allowance, period).map((one) => (period === 'month' ? (one * 30) / 31 : one));
    report({
      reason: `Unexpected ${shown(length.text)} at ${shown(written)}, expected ${shown(formatMilliseconds(round(period === 'month' ? most! : (least! + most!) / 2)))} a ${period}`,
      place: placeInSentence(sentence, length.start, length.end),
    });
  }
}

/** Two digits are as many as anybody needs. */
function round(milliseconds: number): number {
  const unit = milliseconds < 120_000 ? 1_000 : 60_000;
  return Math.round(milliseconds / unit) * unit;
}

/** An objective such as 99.95 %, where exactly one is stated. */
function objectiveOf(quantities: readonly Quantity[]): Stated | undefined {
  const found = quantities.filter(
    ({ unit, value, before, after, bound }) =>
      unit.kind === 'percent' &&
      value >= 90 &&
      value < 100 &&
      bound !== 'below' &&
      (/^\s*(?:\w+ )?(?:slo|sla|availability|objective)\b/i.test(after) ||
        /\b(?:slo|sla|availability|objective|uptime)(?: target)?(?: of| is|:)?\s*$/i.test(before)),
  );
  const values = new Set(found.map(({ value }) => value));
  return values.size === 1 ? { value: found[0]!.value, quantity: found[0]! } : undefined;
}

/** The minutes a month allows, where they are stated. */
function budgetOf(quantities: readonly Quantity[]): Stated | undefined {
  const found = quantities.filter(({ unit, before, after, sentence }) => {
    if (unit.kind !== 'seconds' || !/month/i.test(sentence.passage.text)) return false;
    return (
      /^\s*(?:monthly |error |month's )*budget\b/i.test(after) ||
      /\bbudget\b[^.;]{0,20}\((?:allowed|allows|that is|i\.e\.)?:?\s*$|\bbudget (?:of|is|was)\s*$|\b(?:allowed|allowance|allows):?\s*$/i.test(
        textBefore(sentence.passage.text, sentence.start),
      )
    );
    function textBefore(text: string, start: number): string {
      const from = start + sentence.text.indexOf(before.trim() === '' ? '' : before);
      const at = from + before.length;
      return text.slice(Math.max(0, at - 60), at);
    }
  });
  const first = found[0];
  return first && { value: first.value / 60, quantity: first };
}

/** 99.95 % of a month leave 20 to 22 minutes. */
function checkBudget(objective: Stated, budget: Stated, report: Report): void {
  const share = (100 - objective.value) / 100;
  const [least, most] = [share * 28 * 1440, share * 31 * 1440];
  // Written without decimals it may be cut off instead of rounded.
  if (budget.value >= least - 1 && budget.value <= most + 1) return;
  if (budget.value >= least * 0.9 && budget.value <= most * 1.1) return;
  report({
    reason: `Unexpected monthly budget of \`${printMinutes(budget.value)}\`, expected \`${printMinutes(share * 30 * 1440)}\` in 30 days at ${shown(printPercent(objective.value))}`,
    place: placeOfQuantity(budget.quantity),
    causes: [
      {
        reason: `the objective is ${shown(objective.quantity.text.trim())}`,
        place: placeOfQuantity(objective.quantity),
      },
    ],
  });
}

function checkOverspend(
  postmortem: Postmortem,
  quantities: readonly Quantity[],
  objective: Stated | undefined,
  budget: Stated | undefined,
  report: Report,
): void {
  const window = impactWindow(postmortem);
  // The objective is the finer of the two: “21 minutes” is 21.6 cut off.
  const computed = objective && ((100 - objective.value) / 100) * 30 * 1440;
  const allowed =
    computed !== undefined && (!budget || Math.abs(computed - budget.value) < 1) ? computed : budget?.value;
  if (!window || allowed === undefined) return;
  for (const quantity of quantities) {
    const { unit, before, value, approximate } = quantity;
    if (
      unit.kind !== 'seconds' ||
      !/\bover(?:spent|spend|shot|shoot|run|ran|drawn)(?: it| the budget| our budget)?(?: by| of)?\s*(?:about |some |nearly |almost )?$/i.test(
        before,
      )
    )
      continue;
    const spent = window.minutes - allowed;
    const claimed = value / 60;
    if (Math.abs(claimed - spent) <= (approximate ? 3 : 2) || Math.abs(claimed - spent) <= Math.abs(spent) * 0.1)
      continue;
    const causes: { reason: string; place: Place }[] = [
      { reason: `the impact begins at ${shown(window.from.time.value)}`, place: window.from.time.place },
      {
        reason: `it ends at ${shown(window.to.time.value)}, after \`${printMinutes(window.minutes)}\``,
        place: window.to.time.place,
      },
    ];
    const source = budget ?? objective;
    if (source)
      causes.push({ reason: `the budget is \`${printMinutes(allowed)}\``, place: placeOfQuantity(source.quantity) });
    report({
      reason: `Unexpected overspend of ${shown(quantity.text.trim())}, expected ${spent <= 0 ? 'none' : `\`${printMinutes(Math.round(spent))}\``}: \`${printMinutes(window.minutes)}\` of impact less a budget of \`${printMinutes(allowed)}\``,
      place: placeOfQuantity(quantity),
      causes,
    });
  }
}

/** “0.4 % (within SLO budget)”, where the budget counts everything above 0.1 %. */
function checkWithin(quantities: readonly Quantity[], objective: Stated | undefined, report: Report): void {
  const threshold = quantities.find(
    ({ unit, bound, after, sentence }) =>
      unit.kind === 'percent' &&
      bound === 'above' &&
      /^\s*(?:of )?(?:errors?|failures?|failed)\b/i.test(after) &&
      /\b(?:budget|slo)\b/i.test(sentence.passage.text),
  );
  const limit = threshold?.value ?? (objective && 100 - objective.value);
  const source = threshold ?? objective?.quantity;
  if (limit === undefined || !source) return;
  for (const quantity of quantities) {
    const { unit, value, sentence, end, bound } = quantity;
    if (unit.kind !== 'percent' || value >= 50 || bound || quantity === threshold || value <= limit * 1.05) continue;
    if (
      !/^[^.;%]{0,20}\(?\s*(?:is |was |are |were )?within (?:the |our |its )?(?:(?:slo|error|sla|month['’]s|monthly)[ -]?)?(?:error )?(?:budget|slo)\b/i.test(
        sentence.text.slice(end),
      )
    )
      continue;
    if (!/\b(?:errors?|fail)/i.test(sentence.text)) continue;
    report({
      reason: `Unexpected ${shown(quantity.text.trim())} of errors within budget, expected at most ${shown(printPercent(limit))}`,
      place: placeOfQuantity(quantity),
      causes: [
        {
          reason: threshold
            ? `the budget counts errors ${shown(source.text.trim())}`
            : `the objective is ${shown(source.text.trim())}`,
          place: placeOfQuantity(source),
        },
      ],
    });
  }
}
