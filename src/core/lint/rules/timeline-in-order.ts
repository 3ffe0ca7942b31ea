import type { Moment } from '../../model/moment.ts';
import type { TimelineEvent } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { isCertainlyBefore } from '../order.ts';
import type { Rule } from '../rule.ts';

type Row = TimelineEvent & { moment: Moment };

/** Above this many rows a timeline that is out of order is told row by row. */
const most = 2_000;

const rule: Rule = {
  about: 'postmortem',
  check({ timeline }, report) {
    const rows = timeline.events.filter((event): event is Row => event.moment !== undefined);
    const kept = orderly(rows);
    // Rows that run on behind the one that is wrong are wrong with it: one slip, one message.
    let told: { row: Row; isForward: boolean | undefined } | undefined;
    rows.forEach((row, index) => {
      if (kept.has(row)) {
        told = undefined;
        return;
      }
      const above = rows[index - 1];
      if (told && above && told.row === above) {
        const isForward = !isBelowLater(row, above);
        if (told.isForward === undefined || told.isForward === isForward) {
          told = { row, isForward };
          return;
        }
      }
      told = { row, isForward: undefined };
      const later = rows.slice(0, index).findLast((one) => kept.has(one) && isBelowLater(row, one));
      const earlier = rows.slice(index + 1).find((one) => kept.has(one) && isBelowLater(one, row));
      const other = later ?? earlier;
      if (!other) return;
      report({
        reason: `Unexpected ${shown(row.time.value)} ${later ? 'below a later' : 'above an earlier'} time, expected rows in order of time`,
        place: row.time.place,
        causes: [
          { reason: `${shown(other.time.value)} stands ${later ? 'above' : 'below'} it`, place: other.time.place },
        ],
      });
    });
  },
};
export default rule;

/** Whether a row is certainly earlier than one above it; a stretch of time counts by its beginning. */
function isBelowLater({ moment }: Row, above: Row): boolean {
  return isCertainlyBefore({ ...moment, latest: moment.earliest }, above.moment);
}

/** The most rows that stand in order; of several such sets the one of the upper rows. */
function orderly(rows: readonly Row[]): Set<Row> {
  const upper: Row[] = [];
  for (const row of rows) if (upper.length === 0 || !isBelowLater(row, upper.at(-1)!)) upper.push(row);
  if (upper.length === rows.length || rows.length > most) return new Set(upper);
  const lengths: number[] = [];
  const before: (number | undefined)[] = [];
  rows.forEach((row, index) => {
    let length = 1;
    let link: number | undefined;
    for (let other = 0; other < index; other++)
      if (lengths[other]! >= length && !isBelowLater(row, rows[other]!)) {
        length = lengths[other]! + 1;
        link = other;
      }
    lengths.push(length);
    before.push(link);
  });
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  const kept = new Set<Row>();
  for (let at: number | undefined = lengths.indexOf(longest); at !== undefined && at >= 0; at = before[at])
    kept.add(rows[at]!);
  return kept;
}
