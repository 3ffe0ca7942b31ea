import { unexplained, type Verdict } from '../../src/core/lint/facts/verdict.ts';

/** What became of the lengths and times of day of a document. */
export interface Coverage {
  read: number;
  /** Compared with rows, or with other figures of the document. */
  compared: number;
  /** Not compared, with the reason. */
  explained: number;
  /** Not compared, and nothing says why. */
  neither: number;
}

/** Counts the claims about time of one document or of several. */
export function coverageOf(verdicts: readonly Verdict[]): Coverage {
  const compared = verdicts.filter(({ result }) => result !== 'unmeasured').length;
  const neither = verdicts.filter(
    ({ result, why }) => result === 'unmeasured' && (why === undefined || why === unexplained),
  ).length;
  return { read: verdicts.length, compared, explained: verdicts.length - compared - neither, neither };
}

/** A row for a table: what was read, what became of it, and the share that was compared or explained. */
export function coverageRow(name: string, { read, compared, explained, neither }: Coverage): string[] {
  const share = read === 0 ? '' : `${Math.floor(((compared + explained) / read) * 100)} %`;
  return [name, ...[read, compared, explained, neither].map(String), share];
}
