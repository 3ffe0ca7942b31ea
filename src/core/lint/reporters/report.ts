import type { JudgedMessage } from '../../model/message.ts';
import type { RulePage } from '../pages.ts';

/** What every reporter is given: messages, and what is needed to show where they come from. */
export interface Report {
  /** Sorted by place. */
  messages: readonly JudgedMessage[];
  /** Text of a file of the content folder, with `\n` line ends; undefined where there is none. */
  sourceOf(file: string): string | undefined;
  /** The content folder as a person writes it from where the command runs; empty for paths that stand alone. */
  folder: string;
  /** The content folder as a path from the root of its repository, which is what platforms know; empty for the root. */
  root: string;
  /** Pages of the rules, by rule. */
  pages: ReadonlyMap<string, RulePage>;
  /** Address of a rule’s page; undefined where library.yaml names no site. */
  addressOf(rule: string): string | undefined;
  /** A digest as lower-case hexadecimal digits, at least 32 of them. */
  digest(text: string): string;
  /** Files that were judged, whether or not there are messages about them. */
  judged: JudgedFiles;
  /** How many messages the baseline knows, which are not among `messages`. */
  known: number;
  /** The day it was judged by, YYYY-MM-DD. */
  today: string;
  nightly: boolean;
  /** The commit it was compared with, as it was asked for; undefined where everything was judged. */
  changedSince: string | undefined;
}

/** Paths of the documents that were judged, by kind. */
export interface JudgedFiles {
  postmortems: readonly string[];
  runbooks: readonly string[];
  reviews: readonly string[];
}

/** `2 postmortems and 1 runbook`; reviews are named where there are any. */
export function nameJudged({ postmortems, runbooks, reviews }: JudgedFiles): string {
  const [first, second] = [counted(postmortems.length, 'postmortem'), counted(runbooks.length, 'runbook')];
  return reviews.length === 0
    ? `${first} and ${second}`
    : `${first}, ${second} and ${counted(reviews.length, 'review')}`;
}

/** How many messages there are of each level. */
export interface Counts {
  errors: number;
  warnings: number;
  infos: number;
}

export function countsOf(messages: readonly JudgedMessage[]): Counts {
  const of = (level: JudgedMessage['level']) => messages.filter((message) => message.level === level).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info') };
}

/** `4 errors, 1 warning`; what there is none of is left out. */
export function nameCounts({ errors, warnings, infos }: Counts): string {
  return [[errors, 'error'] as const, [warnings, 'warning'] as const, [infos, 'note'] as const]
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun))
    .join(', ');
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Messages with the heaviest first, in their order otherwise: what is cut off is what weighs least. */
export function heaviestFirst(messages: readonly JudgedMessage[]): JudgedMessage[] {
  const weights = { error: 0, warning: 1, info: 2 };
  return messages
    .map((message, index) => ({ message, index }))
    .sort((a, b) => weights[a.message.level] - weights[b.message.level] || a.index - b.index)
    .map(({ message }) => message);
}

/** A path below the content folder as one below the root of its repository. */
export function pathFromRoot(root: string, file: string): string {
  return root === '' ? file : `${root}/${file}`;
}
