import type { Level } from './vocabulary.ts';

/** A stretch of a file; lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Place {
  /** Path below the content folder, with `/`: `postmortems/2026-04-15-checkout-5xx.mdx`. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The other place a message is about: the row that contradicts, the first of two equal ids. */
export interface Cause {
  reason: string;
  place: Place;
}

/** What a rule (or the parser, in a rule's name) says about a place. It knows neither its level nor its address. */
export interface Message {
  /** The rule's id, which is also its file name, the stem of its page and what `allow` names. */
  rule: string;
  /** `Unexpected X, expected Y`, values in backticks. */
  reason: string;
  place: Place;
  causes?: Cause[];
  /** The line to write instead, where it is known. */
  hint?: string;
}

/** A message after the configuration has been asked how much it weighs here. */
export interface JudgedMessage extends Message {
  level: Exclude<Level, 'off'>;
}

/** The first position of a file, for messages about the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Orders places by file, line and column. */
export function comparePlaces(a: Place, b: Place): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
