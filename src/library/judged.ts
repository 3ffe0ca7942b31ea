import { judgeLibrary, type Judged } from '../core/lint/judge.ts';
import type { Library } from '../core/model/library.ts';
import { readLibrary } from './read.ts';

/** A library that was read and judged on a day. */
export interface JudgedLibrary extends Judged {
  /** The library with its documents. */
  parsed: Library;
  /** YYYY-MM-DD. */
  today: string;
}

/**
 * Reads and judges the library.
 *
 * @throws NoLibrary where the content folder is missing or is none
 */
export async function readJudged(today: string): Promise<JudgedLibrary> {
  const parsed = await readLibrary();
  return { ...judgeLibrary(parsed, { today }), parsed, today };
}

const slot = Symbol.for('postmortem-library.judged');

/**
 * Keeps a judged library for the pages that this process builds next. Astro bundles them, so that they have modules of
 * their own and share nothing else with the command.
 */
export function handToPages(judged: JudgedLibrary): void {
  Object.assign(globalThis, { [slot]: judged });
}

/** The library that was kept for the pages; undefined where none was. */
export function givenToPages(): JudgedLibrary | undefined {
  return (globalThis as { [slot]?: JudgedLibrary })[slot];
}
