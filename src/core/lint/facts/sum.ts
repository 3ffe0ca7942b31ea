import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { meaningOf } from './agree.ts';

import { wordsOf } from './event.ts';
import type { Length } from '../../text/length.ts';
import { numberOfWords, numberWordPattern } from '../../text/numberwords.ts';
import { isReported } from './reported.ts';
import { isTold, tellingsOf, type Telling } from './telling.ts';

/** A length and the sentence it stands in. */
export interface Part {
  sentence: Telling;
  length: Length;
}

/** A length that the text itself gives the parts of: `A to B: 1 h`, `B to C: 2 h`, `A to C: 3 h`; `four outages, 5 hours in total`. */
export interface SumClaim extends Part {
  parts: readonly Part[];
}

/** Every length of a postmortem that is the sum of others. */
export const sumsOf = memo((postmortem: Postmortem): SumClaim[] => {
  const claims: SumClaim[] = [];
  const sentences = tellingsOf(postmortem).filter(
    (sentence) => isTold(sentence) && sentence.lengths.length > 0 && !isReported(sentence),
  );
  claims.push(...chainsIn(sentences), ...totalsIn(sentences));
  return claims;
});

/** What a sum of lengths can mean, in milliseconds. */
export function meaningOfSum(parts: readonly Part[]): [least: number, most: number] {
  return parts
    .map(({ length }) => meaningOf(length))
    .reduce(([least, most], [partLeast, partMost]) => [least + partLeast, most + partMost], [0, 0]);
}

const stretch =
  /^(?:from |form )?(?:the )?(?<from>\p{L}[\p{L}\d -]{2,40}?) to (?:the )?(?<to>\p{L}[\p{L}\d -]{2,40}?)(?: \([^)]*\))?(?::| –| —| =| took| was) ?$/iu;

/** The time from one event to a third beside the times to and from the one in between. */
function chainsIn(sentences: readonly Telling[]): SumClaim[] {
  const claims: SumClaim[] = [];
  let known: (Part & { from: string; to: string })[] = [];
  for (const sentence of sentences) {
    const [length, another] = sentence.lengths;
    const match = length && !another ? stretch.exec(sentence.text.slice(0, length.start)) : null;
    if (!length || !match) continue;
    const [from, to] = [nameOf(match.groups!['from']!), nameOf(match.groups!['to']!)];
    const second = known.findLast((one) => one.to === to && one.from !== from);
    const first = second && known.findLast((one) => one.from === from && one.to === second.from);
    if (first && second) claims.push({ sentence, length, parts: [first, second] });
    known = [...known.filter((one) => one.from !== from || one.to !== to), { sentence, length, from, to }];
  }
  return claims;
}

function nameOf(event: string): string {
  return [...wordsOf(event)].join(' ');
}

const several = new RegExp(
  `\\b(?<count>[2-9]|1\\d|(?!one\\b)${numberWordPattern}) (?:[\\w-]+ ){0,2}(?:incidents|outages|periods|windows|phases|waves|occurrences|disruptions|interruptions)\\b`,
  'i',
);
const item = /^[^.;:()]{3,40} \($/;

/** `four outages of 5 hours in total`, and below it a list of four, each with its own length in parentheses. */
function totalsIn(sentences: readonly Telling[]): SumClaim[] {
  const claims: SumClaim[] = [];
  const lists = new Map<number, readonly Part[]>();
  sentences.forEach((sentence, index) => {
    const { text } = sentence;
    const match = /\b(?:total|altogether|combined|cumulative)/i.test(text) ? several.exec(text) : null;
    if (!match) return;
    const word = match.groups!['count']!.toLowerCase();
    const count = Number(word) || numberOfWords(word);
    const length = sentence.lengths.find(
      ({ start, end }) =>
        /\b(?:total\w*|altogether|combined|cumulative)(?: \w+){0,3}:? (?:of |to )?$/i.test(text.slice(0, start)) ||
        /^ (?:in total|altogether|combined)\b/i.test(text.slice(end)),
    );
    if (!length) return;
    const parts: Part[] = [];
    for (const next of sentences.slice(index + 1)) {
      const [own, another] = next.lengths;
      if (!own || another || !item.test(next.text.slice(0, own.start)) || !next.text.slice(own.end).startsWith(')'))
        break;
      parts.push({ sentence: next, length: own });
    }
    if (parts.length === count) lists.set(count, parts);
    const list = lists.get(count);
    if (list) claims.push({ sentence, length, parts: list });
  });
  return claims;
}
