import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { readNumbers, type Unit } from '../../text/number.ts';
import { sentencesOf } from './sentence.ts';
import { type Sentence } from '../../text/said.ts';

const doubt =
  /\b(?:do(?:es)? not fit|don['’]t fit|fits? (?:neither|nothing)|explains?|explained|explanation|puzzl|contradict|disagree|discrepan|mismatch|another moment|cannot both|differ(?:s|ent|ed|ence)?|not comparable|upper bound|lower bound|rather than|instead of|and not|two (?:figures|numbers|groups|things)|corrected|correction|wrong|settled|misread|overlap|in between|freed the difference)\b/i;

/**
 * Whether the document itself speaks about two values that do not go together: a sentence that names both, or one of
 * them with a word of doubt. Who sees a difference has not overlooked it.
 */
export function isSettled(
  postmortem: Postmortem,
  a: { value: number; unit: Unit },
  b: { value: number; unit: Unit },
  own: readonly Sentence[] = [],
): boolean {
  const isSame = (x: { value: number; unit: Unit }, y: { value: number; unit: Unit }) =>
    x.unit.kind === y.unit.kind && Math.abs(x.value - y.value) <= Math.abs(y.value) * 1e-9;
  return sentencesOf(postmortem).some((sentence) => {
    if (own.includes(sentence) || sentence.passage.kind === 'event' || sentence.passage.kind === 'impact') return false;
    const numbers = readNumbers(sentence.text);
    const hasA = numbers.some((number) => isSame(number, a));
    const hasB = numbers.some((number) => isSame(number, b));
    return (hasA && hasB) || ((hasA || hasB) && (doubt.test(sentence.text) || sentence.isReported));
  });
}

/** Whether a document speaks anywhere of figures that do not go together. */
export const speaksOfDoubt = memo(({ text }: Postmortem): boolean => doubt.test(text));
