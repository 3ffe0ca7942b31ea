import type { Place } from '../model/message.ts';
import type { Report } from './rule.ts';

/** `A1, A2 and A3` */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** As many as are named. */
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
  /** What stands before a name, where it is no name by itself: `row`. */
  one?: string;
  hint?: string;
}

/** Reports what rows lack, once, at the first: a few by name, many by their number. */
export function reportMissing<Row extends { place: Place }>(
  lacking: readonly Row[],
  { rows, without, expected, of, nameOf, one, hint }: Missing<NoInfer<Row>>,
  report: Report,
): void {
  const [first] = lacking;
  if (!first) return;
  const hints = hint === undefined ? {} : { hint };
  const many = `Unexpected ${rows} ${without}, expected ${expected}: ${lacking.length} of ${of} lack it`;
  const noun = one === undefined ? '' : `${lacking.length === 1 ? one : rows} `;
  const named = `Unexpected ${noun}${listOf(lacking.map(nameOf))} ${without}, expected ${expected}`;
  report({ reason: lacking.length > few ? many : named, place: first.place, ...hints });
}
