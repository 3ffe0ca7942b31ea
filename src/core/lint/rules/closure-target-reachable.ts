import { shown } from '../../parse/schema.ts';
import { isDeclined } from '../actions.ts';
import { placeOfQuantity, quantitiesOf } from '../facts/quantities.ts';
import { printPercent } from '../facts/print.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (
      !/closure (?:target|goal|rate)|target[^\n.]{0,40}(?:closure|closed|completion|completed)/i.test(postmortem.text)
    )
      return;
    const items = postmortem.actions.filter((action) => !isDeclined(action));
    if (items.length === 0) return;
    const target = quantitiesOf(postmortem).find(
      ({ unit, before, after, sentence, value }) =>
        unit.kind === 'percent' &&
        value <= 100 &&
        !sentence.isReported &&
        sentence.passage.kind !== 'action' &&
        sentence.passage.kind !== 'event' &&
        (/\bclosure (?:target|goal|rate)(?: (?:is|of))?:?\s*$/i.test(before) ||
          (/\btarget\b/i.test(before) && /^\s*(?:closure|closed|completion|completed)\b/i.test(after))),
    );
    if (!target) return;
    const isStrict =
      target.bound === 'above' && /[>]|more than|over|above/.test(target.text) && !/[≥]|>=|at least/.test(target.text);
    const exact = (target.value / 100) * items.length;
    const needed = Math.min(items.length, isStrict ? Math.floor(exact + 1e-9) + 1 : Math.ceil(exact - 1e-9));
    const share = (needed / items.length) * 100;
    // Said as a number of items already, or reached: nothing to compute.
    if (Math.abs(share - target.value) < 0.51) return;
    const done = items.filter(({ status }) => status?.value === 'done').length;
    if (done >= needed) return;
    report({
      reason: `Unexpected target ${shown(target.text.trim())} over ${items.length} action items, expected it as a number: \`${needed} of ${items.length}\`, which is ${shown(printPercent(Number(share.toFixed(1))))}; ${done === 0 ? 'none is' : `${done} ${done === 1 ? 'is' : 'are'}`} done`,
      place: placeOfQuantity(target),
      causes: [{ reason: 'the action items', place: items[0]!.place }],
    });
  },
};
export default rule;
