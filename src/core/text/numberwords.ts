const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A whole number below a hundred in words: `three`, `twenty-five`. */
export const numberWordPattern = `(?:(?:${tens.join('|')})(?:[- ](?:${ones.slice(0, 9).join('|')})\\b)?|${ones.toReversed().join('|')})`;

/** The number some words are; 0 for what is none. */
export function numberOfWords(text: string): number {
  const [first = '', second = ''] = text.toLowerCase().split(/[- ]/);
  const ten = tens.indexOf(first);
  const one = ones.indexOf(ten === -1 ? first : second) + 1;
  return ten === -1 ? one : (ten + 2) * 10 + one;
}
