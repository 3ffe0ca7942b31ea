import { quantitiesIn, type Quantity } from './quantities.ts';
import type { Sentence } from '../../text/said.ts';

/** Numbers in a row and what the same sentence says they come to: `300 in Lyon, 450 in Turin and 250 in Graz, 1,000 in total`. */
export interface Enumeration {
  parts: readonly Quantity[];
  stated: Quantity;
  /** `within`: what it is of, which the parts cannot exceed. */
  is: 'sum' | 'mean' | 'within';
}

/** More than the numbers of the row may be counted. */
const open =
  /\b(?:includ\w+|of which|among|others?|more|besides|plus|e\.g\.|such as|for example|at least|some|further|additional|overlap\w*|both|twice|etc)\b/i;
const comma = /^[^.;:()\d]{0,40},\s(?!and\b|und\b)[^,.;:()\d]{0,20}$/;
const and = /^[^.;:()\d]{0,40}(?:,\s|\s)(?:and|und|et|y|e|en)\s[^,.;:()\d]{0,20}$/;
const sum = /\b(?:totals? (?:of )?|sum of |altogether |in total |in all |insgesamt |au total |en total )$/i;
const mean = /\b(?:averag\w+ (?:of )?|mean of |im Mittel |im Schnitt |en moyenne |de media )$/i;
const sumBehind = /^[^.;:,()\d]{0,20}\b(?:in total|in all|altogether|overall|combined|insgesamt|au total|en total)\b/i;
const meanBehind = /^[^.;:,()\d]{0,20}\b(?:on average|in the mean|im Mittel|im Schnitt|en moyenne|de media)\b/i;

/** The numbers of a sentence that it adds up, or takes the mean of, itself. */
export function enumerationsIn(sentence: Sentence): Enumeration[] {
  const { text } = sentence;
  const numbers = quantitiesIn(sentence);
  if (numbers.length < 3 || open.test(text)) return [];
  const gap = (index: number) => text.slice(numbers[index]!.end, numbers[index + 1]!.start);
  const found: Enumeration[] = [];
  for (let first = 0; first + 1 < numbers.length; first++) {
    let last = first;
    while (last + 1 < numbers.length && comma.test(gap(last))) last++;
    if (last + 1 >= numbers.length || !and.test(gap(last))) continue;
    const parts = numbers.slice(first, last + 2);
    const [before, behind] = [numbers[first - 1], numbers[last + 2]];
    const isBehind = behind && /^[^.;:()\d]{0,40}[,(–—:=]\s[^.;()\d]{0,24}$/.test(`${gap(last + 1)} `);
    const isBefore = before && /^[^.;()\d]{0,40}(?::|\s\()\s?[^.;:()\d]{0,20}$/.test(gap(first - 1));
    const isOfAll = before !== undefined && /^[^.;()\d]{0,40}: ?$/.test(gap(first - 1)) && before.noun !== undefined;
    const stated = isBehind && kindOf(behind, text) ? behind : isBefore && kindOf(before, text) ? before : undefined;
    const whole = stated ?? (isOfAll ? before : undefined);
    if (whole && parts.every((part) => isLike(part, whole)) && isPlain(whole))
      found.push({ parts, stated: whole, is: kindOf(whole, text) ?? 'within' });
    first = last + 1;
  }
  return found;
}

function kindOf({ start, end }: Quantity, text: string): Enumeration['is'] | undefined {
  const [ahead, after] = [text.slice(0, start), text.slice(end)];
  if (sum.test(ahead) || sumBehind.test(after)) return 'sum';
  return mean.test(ahead) || meanBehind.test(after) ? 'mean' : undefined;
}

function isLike(part: Quantity, stated: Quantity): boolean {
  const { unit } = part;
  if (!isPlain(part) || unit.kind !== stated.unit.kind) return false;
  if (unit.kind === 'money') return stated.unit.kind === 'money' && unit.currency === stated.unit.currency;
  return unit.kind === 'count' || unit.kind === 'bytes' || unit.kind === 'seconds';
}

function isPlain({ bound, approximate, isQuoted, of, value, most }: Quantity): boolean {
  return !bound && !approximate && !isQuoted && !of && value === most;
}
