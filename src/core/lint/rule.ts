import type { RE2JS } from 're2js';
import type { Catalogue, Entry, LibraryParts, PostmortemEntry, ReviewEntry, RunbookEntry } from '../model/entry.ts';
import type { LibraryDocument } from '../model/library.ts';
import type { Message } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Review } from '../model/review.ts';
import type { Runbook } from '../model/runbook.ts';

/** What a rule about one document may look at besides it: everything of the library but its other documents and the day. */
export interface Settings {
  library: LibraryParts;
  teams: ReadonlySet<string>;
  /** Ids of every rule there is. */
  rules: ReadonlySet<string>;
  /** What an id must match, where library.yaml says so. */
  idPattern: RE2JS | undefined;
  /** What a ticket must match, where library.yaml says so. */
  ticketPattern: RE2JS | undefined;
}

/** What a rule about the library may look at: its catalogue, never a document. */
export interface Context extends Settings {
  library: Catalogue;
  /** Postmortems by id; of two with the same id, the first. */
  incidents: ReadonlyMap<string, PostmortemEntry>;
  runbooks: ReadonlyMap<string, RunbookEntry>;
  reviews: ReadonlyMap<string, ReviewEntry>;
  /** All of them by the path of their file. */
  documents: ReadonlyMap<string, Entry>;
  /** Today, YYYY-MM-DD: for the rules that depend on the date, which are `nightly`. */
  today: string;
}

/** Says a message; the engine knows the rule’s name. */
export type Report = (message: Omit<Message, 'rule'>) => void;

/**
 * What a rule about the library takes from each document beforehand: plain data, as JSON has it, that follows from the
 * document and the settings alone. It is kept with the entry, and given back when the rule looks at the entry.
 */
export interface Noting<Note> {
  note?(document: LibraryDocument, settings: Settings): Note;
}

/** Gives back what a rule noted of a document. */
export type NoteOf<Note> = (entry: Entry) => Note;

/** A rule about each document that depends on the day or on other documents; it is given the entry. */
export interface EntryRule<Note = unknown> extends Noting<Note> {
  about: 'entry';
  check(entry: Entry, report: Report, context: Context, noteOf: NoteOf<Note>): void;
}

/** A rule about what lies between documents. */
export interface LibraryRule<Note = unknown> extends Noting<Note> {
  about: 'library';
  check(catalogue: Catalogue, report: Report, context: Context, noteOf: NoteOf<Note>): void;
}

/**
 * A rule: a file in `rules/` named for what it demands, with a page of the same name beside it.
 * It knows neither its name, nor its level, nor its address.
 *
 * What it is about says what it is given. A rule about one document is given that document and nothing of any other;
 * what it says is kept for as long as document and settings stay as they are. Every other rule is given entries.
 */
export type Rule =
  | { about: 'postmortem'; check(postmortem: Postmortem, report: Report, settings: Settings): void }
  | { about: 'runbook'; check(runbook: Runbook, report: Report, settings: Settings): void }
  | { about: 'review'; check(review: Review, report: Report, settings: Settings): void }
  | { about: 'actions'; check(document: Postmortem | Review, report: Report, settings: Settings): void }
  | { about: 'document'; check(document: LibraryDocument, report: Report, settings: Settings): void }
  | EntryRule
  | LibraryRule
  | { about: 'parser' }
  | { about: 'judge' }
  | { about: 'change' };

/** A rule about one postmortem. */
export type PostmortemRule = Extract<Rule, { about: 'postmortem' }>;
/** A rule about the action items of one document. */
export type ActionsRule = Extract<Rule, { about: 'actions' }>;

/** One rule that looks at one thing in several ways; each way is a file in `parts/`. */
export function together<R extends PostmortemRule | ActionsRule | EntryRule | LibraryRule>(
  ...parts: readonly [R, ...R[]]
): R {
  return {
    ...parts[0],
    check(...given: never[]) {
      for (const part of parts) (part.check as (...given: never[]) => void)(...given);
    },
  };
}

/** For rules that take notes: their check is given notes of the type they take. */
export function noting<Note>(rule: EntryRule<Note> | LibraryRule<Note>): Rule {
  return rule as EntryRule | LibraryRule;
}

/** For rules whose messages the parser gives, since it is the one who could not read the text. */
export const saidByParser: Rule = { about: 'parser' };

/** For rules whose messages the judge gives, since it is the one who knows what every other rule said. */
export const saidByJudge: Rule = { about: 'judge' };

/** For rules about what a change does, whose messages are given where two versions of the library are compared. */
export const saidOfChange: Rule = { about: 'change' };
