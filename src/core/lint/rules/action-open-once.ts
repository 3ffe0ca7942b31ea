import type { Place } from '../../model/message.ts';
import type { PromisingEntry } from '../../model/entry.ts';
import { promisingIn } from '../../model/library-action.ts';
import { nameOfAction } from '../actions.ts';
import { beginning, isPending, keepsPromises } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { contentWords } from '../facts/nouns.ts';

/** What every incident asks for anew, and what nobody has filled in yet. */
const ofEach =
  /^(?:write|draft|finish|complete|publish|share|send|hold|schedule|file)\b (?:(?:an?|the|this|our|blameless|public) )*(?:incident report|incident review|post-?mortem|retrospective|retro|write-?up|review meeting)\b|\{\{[^{}]*\}\}/i;

const rule: Rule = {
  about: 'library',
  check(catalogue, report, { library: { configuration } }) {
    const first = new Map<string, { document: PromisingEntry; promise: Promised }>();
    for (const document of inOrder(promisingIn(catalogue))) {
      if (document.type === 'postmortem' && !keepsPromises(document)) continue;
      for (const promise of promisesOf(document)) {
        const keys = keysOf(promise, configuration.tickets !== undefined);
        const earlier = keys
          .map((key) => first.get(key))
          .find((known) => known && known.document !== document && isSame(known.promise, promise));
        if (earlier) {
          const id = `${earlier.document.id}${earlier.promise.id === undefined ? '' : `#${earlier.promise.id}`}`;
          report({
            reason: `Unexpected ${promise.name}, which is open as ${shown(id)} already, expected one of the two, and why it was not enough`,
            place: promise.place,
            causes: [{ reason: 'promised here first', place: earlier.promise.place }],
          });
        }
        for (const key of keys) if (!first.has(key)) first.set(key, { document, promise });
      }
    }
  },
};
export default rule;

/** Two that have one of these in common may be one promise; `add monitoring` is what many promise. */
function keysOf({ text, words, ticket }: Promised, hasTickets: boolean): string[] {
  const keys = text === undefined || words.size < 3 ? [] : [`text ${text}`];
  if (ticket !== undefined && hasTickets) keys.push(`ticket ${ticket}`);
  return keys;
}

/** A ticket may hold several promises: those that are the same say it in some of the same words. */
function isSame(a: Promised, b: Promised): boolean {
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return common >= 2 && common * 2 >= Math.min(a.words.size, b.words.size);
}

/** An action item that is said to be open. */
interface Promised {
  id: string | undefined;
  name: string;
  /** What it promises, folded; undefined for what every incident asks for. */
  text: string | undefined;
  words: ReadonlySet<string>;
  ticket: string | undefined;
  place: Place;
}

/** The documents that promise, the one that promised first first. */
function inOrder(documents: readonly PromisingEntry[]): PromisingEntry[] {
  return documents
    .map((document) => ({
      document,
      day: document.type === 'review' ? Date.parse(document.facts.date) : (beginning(document) ?? 0),
    }))
    .sort((a, b) => a.day - b.day || (a.document.file < b.document.file ? -1 : 1))
    .map(({ document }) => document);
}

function promisesOf({ actions }: PromisingEntry): Promised[] {
  return actions
    .filter((item) => item.status !== undefined && isPending(item))
    .map((item) => ({
      id: item.id?.value,
      name: nameOfAction(item),
      text: ofEach.test(item.action.text) ? undefined : folded(item.action.text),
      words: contentWords(item.action.text),
      ticket: item.ticket?.value,
      place: item.action.place,
    }));
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|a|an|all|our|every|each)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
