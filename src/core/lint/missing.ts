import type { Place } from '../model/message.ts';
import type { Report } from './rule.ts';

/** As many as are named one by one. */
const few = 3;

/** Something that several rows of a table lack. */
export interface Missing<Row> {
  /** `action items` */
  rows: string;
  /** `without an owner` */
  without: string;
  /** `a handle or a team` */
  expected: string;
  /** How many rows there are. */
  of: number;
  nameOf(row: Row): string;
  hint?: string;
}

/** Reports what rows lack: each of a few, and many in one message at the first. */
export function reportMissing<Row extends { place: Place }>(
  lacking: readonly Row[],
  { rows, without, expected, of, nameOf, hint }: Missing<NoInfer<Row>>,
  report: Report,
): void {
  const [first] = lacking;
  if (!first) return;
  const hints = hint === undefined ? {} : { hint };
  if (lacking.length <= few)
    for (const row of lacking)
      report({ reason: `Unexpected ${nameOf(row)} ${without}, expected ${expected}`, place: row.place, ...hints });
  else
    report({
      reason: `Unexpected ${rows} ${without}, expected ${expected}: ${lacking.length} of ${of} lack it`,
      place: first.place,
      ...hints,
    });
}
