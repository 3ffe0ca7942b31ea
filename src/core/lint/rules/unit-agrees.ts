import { shown } from '../../parse/schema.ts';
import { placeOfQuantity, quantitiesOf, type Quantity } from '../facts/quantities.ts';
import { printNumber } from '../facts/print.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const hasBytes = /\d\s?[KMGT]B/.test(postmortem.text) && /\d\s?[KMGT]i/.test(postmortem.text);
    const hasShares = /%\s?(?:→|->|to)\s?\d[^%\n]{0,6}%[^%\n;]{0,40}\d\s?%/.test(postmortem.text);
    if (!hasBytes && !hasShares) return;
    const quantities = quantitiesOf(postmortem).filter(
      ({ sentence, isQuoted }) => !sentence.isReported && !isQuoted && sentence.passage.kind !== 'action',
    );
    if (hasBytes) checkBytes(quantities, report);
    if (hasShares) checkPoints(quantities, report);
  },
};
export default rule;

/** A limit of 512 MB and one of 512 MiB are 25 MB apart; one of them was meant. */
function checkBytes(quantities: readonly Quantity[], report: Report): void {
  const limits = quantities.filter(
    ({ unit, before, after }) =>
      unit.kind === 'bytes' && (/\blimit\b[^.;]{0,24}$/i.test(before) || /^\s*(?:memory )?limit\b/i.test(after)),
  );
  for (const limit of limits) {
    if (limit.unit.kind !== 'bytes' || limit.unit.binary) continue;
    const digits = digitsOf(limit);
    const twin = limits.find(
      (other) =>
        other.unit.kind === 'bytes' &&
        other.unit.binary &&
        digitsOf(other) === digits &&
        other.unit.symbol.charAt(0) === (limit.unit as { symbol: string }).symbol.charAt(0),
    );
    if (!twin) continue;
    report({
      reason: `Unexpected ${shown(limit.text.trim())} beside ${shown(twin.text.trim())}, expected one unit for one limit`,
      place: placeOfQuantity(limit),
      causes: [{ reason: `the limit is ${shown(twin.text.trim())} here`, place: placeOfQuantity(twin) }],
    });
    return;
  }
}

function digitsOf({ text }: Quantity): string {
  return /\d[\d.,]*/.exec(text)?.[0] ?? '';
}

/** “From 99.7 % to 96.8 %, a drop of 2.9 %”: those are points. */
function checkPoints(quantities: readonly Quantity[], report: Report): void {
  for (let index = 0; index + 2 < quantities.length; index++) {
    const [from, to, change] = [quantities[index]!, quantities[index + 1]!, quantities[index + 2]!];
    if (from.unit.kind !== 'percent' || to.unit.kind !== 'percent' || change.unit.kind !== 'percent') continue;
    if (from.sentence !== to.sentence || to.sentence !== change.sentence) continue;
    const { text } = from.sentence;
    if (!/^\s*(?:→|->|to)\s*$/.test(text.slice(from.end, to.start))) continue;
    if (
      !/^[^.;]{0,30}\b(?:by|of|drop|fall|rise|increase|decrease|change)\s*(?:of |about )?$|^\s*\(\s*[+−-]?$/i.test(
        text.slice(to.end, change.start),
      )
    )
      continue;
    const points = Math.abs(to.value - from.value);
    const relative = from.value > 0 ? (points / from.value) * 100 : NaN;
    if (Math.abs(points - change.value) > 0.051 || Math.abs(relative - change.value) < 0.51) continue;
    report({
      reason: `Unexpected ${shown(change.text.trim())} between ${shown(from.text.trim())} and ${shown(to.text.trim())}, expected \`${printNumber(change.value)} points\``,
      place: placeOfQuantity(change),
    });
  }
}
