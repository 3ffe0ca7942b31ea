/** Words that carry meaning, for telling whether two texts speak of the same thing. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !empty.has(word)).map(stem));
}

/** How much of two sets is in both, from 0 to 1. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of small) if (large.has(one)) both++;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

function stem(word: string): string {
  return word.replace(/(?:ings?|ed|es|s|er|ers)$/, '');
}

const empty = new Set(
  `about after again also among been before being between both cannot could does doing down each every from have having
  here into itself just made make more most much must need only other over same should since some such than that their
  them then there these they this those through under until very were what when where which while will with within
  without would your team service services incident system systems already always`.split(/\s+/),
);
