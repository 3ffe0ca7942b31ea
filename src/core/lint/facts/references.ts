import { memo } from '../../model/memo.ts';
import type { Place } from '../../model/message.ts';
import type { ActionItem, Postmortem } from '../../model/postmortem.ts';
import { sentencesOf } from './sentence.ts';
import { placeInSentence, type Sentence } from '../../text/said.ts';

/** An action item named in running text, by an id that is written as one: “(A3)”, “action A3”, “under A3”. */
export interface Reference {
  id: string;
  /** The item, where this document has it. */
  action: ActionItem | undefined;
  place: Place;
  sentence: Sentence;
  /** Where it begins in its sentence. */
  start: number;
  /** Whether others are named with it: “(A1, A2)”. */
  isOneOfSeveral: boolean;
}

const listed = String.raw`A\d{1,2}(?:(?:,| and| or|, and|\/) ?A\d{1,2})*`;
const patterns = new RegExp(
  String.raw`\((?:see |by |via |cf\. )?(?:[Aa]ction(?: [Ii]tem)?s? )?(?<bracket>${listed})\.?\)|\b[Aa]ction(?: [Ii]tem)?s? (?<named>${listed})(?![\w-])|\b(?:tracked|filed|covered|planned|handled)(?: [\w-]+){0,5}? (?:under|in|as|by) (?<under>A\d{1,2})(?![\w-])`,
  'g',
);
/** “A4 of September”, “A2 of 2025-09-05-redis”: an item of another document. */
const elsewhere = /^\s*(?:of|from|in|to|there)\b|^#/;

/** Every reference to an action item of this document; each document is read once. */
export const referencesOf = memo((postmortem: Postmortem): Reference[] => {
  const byId = new Map(
    postmortem.actions.flatMap((action) => (action.id ? [[action.id.value.toUpperCase(), action] as const] : [])),
  );
  const references: Reference[] = [];
  for (const sentence of sentencesOf(postmortem)) {
    const { text, passage, isReported } = sentence;
    if (isReported || passage.kind === 'title' || passage.kind === 'impact' || !/A\d/.test(text)) continue;
    // A sentence that names another incident may name the items of that one.
    if (/\b\d{4}-\d{2}-\d{2}-[a-z]/.test(text)) continue;
    for (const match of text.matchAll(patterns)) {
      const list = (match.groups!.bracket ?? match.groups!.named ?? match.groups!.under)!;
      const end = match.index + match[0].length;
      if (elsewhere.test(text.slice(end)) && match.groups!.bracket === undefined) continue;
      if (/\b(?:its|their|his|her|that incident['’]s)\s*$/i.test(text.slice(0, match.index))) continue;
      const from = match.index + match[0].indexOf(list);
      const ids = [...list.matchAll(/A\d{1,2}/g)];
      for (const id of ids) {
        const start = from + id.index;
        references.push({
          id: id[0],
          action: byId.get(id[0]),
          place: placeInSentence(sentence, start, start + id[0].length),
          sentence,
          start,
          isOneOfSeveral: ids.length > 1,
        });
      }
    }
  }
  return references;
});
