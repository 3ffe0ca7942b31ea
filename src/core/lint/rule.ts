import type { RE2JS } from 're2js';
import type { Library } from '../model/library.ts';
import type { Message } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Runbook } from '../model/runbook.ts';
import { derived } from './change/derived.ts';

/** What a rule may look at besides the document it judges. */
export interface Context {
  library: Library;
  /** Postmortems by id; of two with the same id, the first. */
  incidents: ReadonlyMap<string, Postmortem>;
  runbooks: ReadonlyMap<string, Runbook>;
  /** Postmortems and runbooks by the path of their file. */
  documents: ReadonlyMap<string, Postmortem | Runbook>;
  teams: ReadonlySet<string>;
  /** Ids of every rule there is. */
  rules: ReadonlySet<string>;
  /** What an id must match, where library.yaml says so. */
  idPattern: RE2JS | undefined;
  /** What a ticket must match, where library.yaml says so. */
  ticketPattern: RE2JS | undefined;
  /** Today, YYYY-MM-DD: for the rules that depend on the date, which are `nightly`. */
  today: string;
  /** Whether somebody wants to know what a rule with `ties` says about a document. */
  isAsked(document: Postmortem | Runbook): boolean;
}

/** Says a message; the engine knows the rule’s name. */
export type Report = (message: Omit<Message, 'rule'>) => void;

/**
 * What ties postmortems together in the eyes of a rule: what it says about one follows from that document, from those
 * that share a tie with it, and from the names of all. So after a change it has to be asked only about documents that
 * are tied to one that changed, or name one.
 */
export interface Ties {
  /** Under which they are remembered. */
  name: string;
  of(postmortem: Postmortem): readonly string[];
  /**
   * The ties by which a change of some postmortems matters; all of theirs unless it says so. Called with both versions
   * of the library, and with those that are different in the other one.
   */
  among?(versions: readonly { library: Library; postmortems: readonly Postmortem[] }[]): readonly string[];
}

/** Makes ties of what follows from each postmortem alone. */
export function tiesBy(name: string, of: (postmortem: Postmortem) => readonly string[]): Ties {
  return { name, of: derived(name, of, { forFinding: true }) };
}

/** For rules that look at another document only where it is named. */
export const byName: Ties = { name: '', of: () => [] };

/**
 * A rule: a file in `rules/` named for what it demands, with a page of the same name beside it.
 * It knows neither its name, nor its level, nor its address.
 *
 * A rule about one document that looks at others says by what. A rule about the library that says it may leave out
 * what is not asked; without `ties` it is about all of it.
 */
export type Rule =
  | { about: 'postmortem'; ties?: Ties; check(postmortem: Postmortem, report: Report, context: Context): void }
  | { about: 'runbook'; check(runbook: Runbook, report: Report, context: Context): void }
  | { about: 'document'; ties?: Ties; check(document: Postmortem | Runbook, report: Report, context: Context): void }
  | { about: 'library'; ties?: Ties; check(library: Library, report: Report, context: Context): void }
  | { about: 'parser' }
  | { about: 'judge' };

/** For rules whose messages the parser gives, since it is the one who could not read the text. */
export const saidByParser: Rule = { about: 'parser' };

/** For rules whose messages the judge gives, since it is the one who knows what every other rule said. */
export const saidByJudge: Rule = { about: 'judge' };
