import type { Document } from '../model/document.ts';
import { memo } from '../model/memo.ts';
import type { Place } from '../model/message.ts';
import { passagesOf, type Passage } from './passages.ts';
import { statementsIn } from './sentences.ts';
import { goesOn, isOthers } from './speaker.ts';

/** A sentence of a document, or what of it a semicolon ends. */
export interface Sentence {
  passage: Passage;
  text: string;
  /** Where it begins in the text of its passage. */
  start: number;
  /** Whether it repeats what somebody else says, itself or as what goes on about that. */
  isReported: boolean;
}

/** Every sentence of a document, in the order of reading; a document is cut once. */
export const sentencesOf = memo((document: Document): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let isReportedList = false;
  for (const passage of passagesOf(document)) {
    if (passage.kind === 'code') continue;
    if (passage.kind !== 'item') isReportedList = false;
    let isReported = isReportedList || passage.isQuoted;
    for (const { text, start } of statementsIn(passage.text)) {
      if (isOthers(text)) isReported = true;
      else if (!isReportedList && !passage.isQuoted && !goesOn(text)) isReported = false;
      sentences.push({ passage, text, start, isReported });
    }
    if (passage.kind === 'prose' && isReported && passage.text.trimEnd().endsWith(':')) isReportedList = true;
  }
  return sentences;
});

/** The place of a part of a sentence; of all of it without arguments. */
export function placeInSentence({ passage, start, text }: Sentence, from = 0, to = text.length): Place {
  return passage.place(start + from, start + to);
}

/** The text of a sentence with `#` for every digit that stands in code. */
export function withoutDigitsInCode({ passage, start, text }: Sentence): string {
  let masked = text;
  for (const piece of passage.pieces) {
    if (piece.node.type === 'text' || piece.end <= start || piece.start >= start + text.length) continue;
    const [from, to] = [Math.max(0, piece.start - start), piece.end - start];
    masked = masked.slice(0, from) + masked.slice(from, to).replace(/\d/g, '#') + masked.slice(to);
  }
  return masked;
}
