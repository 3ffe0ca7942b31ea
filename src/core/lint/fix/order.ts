import { dayIn } from '../../model/clock.ts';
import type { Moment } from '../../model/moment.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { isCertainlyBefore } from '../order.ts';
import type { Fix, Left } from './correction.ts';
import { lineOf, plainTable, timelineTables } from './rows.ts';
import { sameMoment, timeColumn } from './times.ts';

/**
 * Rows of a timeline into the order of time. A moved row, the row after it and any other above which another one stands
 * than before get their full dates, so that no date follows from a neighbour a row did not have. One row without a certain instant leaves the table as it is.
 */
export const orderRows: Fix = (document, lines, context) => {
  const result = [...lines];
  const left: Left[] = [];
  if (document.type !== 'postmortem') return { lines: result, left };
  for (const node of timelineTables(document)) {
    const column = timeColumn(node, document, context);
    if (!column) continue;
    const moments = column.read(column.texts);
    if (!isDisordered(moments)) continue;
    const leave = (row: number, reason: string) =>
      left.push({ place: placeOfNode(node.children[row + 1]!, document.file), reason });
    const uncertain = moments.findIndex((moment) => !moment || moment.approximate || moment.precision === 'day');
    if (uncertain >= 0) {
      leave(
        uncertain,
        `the rows stay in their order, since ${shown(column.texts[uncertain]!)} is not certain to the minute`,
      );
      continue;
    }
    const certain = moments as Moment[];
    const table = plainTable(node, lines);
    if (!table) {
      leave(0, 'the rows stay in their order, since their lines cannot be taken apart for certain');
      continue;
    }
    const { order, moved } = sortedRows(certain);
    const texts = order.map((row, index) => {
      const text = column.texts[row]!;
      const above = order[index - 1];
      const stays = above === row - 1 && !moved.has(row) && !moved.has(above);
      return stays ? text : dated(text, certain[row]!);
    });
    const read = column.read(texts);
    const plainCells = order.every((row) => table.cells[row + 1]![column.index] === column.texts[row]);
    if (!plainCells || !order.every((row, index) => sameMoment(read[index], certain[row]))) {
      leave(0, 'the rows stay in their order, since their times would not mean the same');
      continue;
    }
    for (const [index, row] of order.entries())
      result[table.first + 2 + index] = lineOf(table.cells[row + 1]!.with(column.index, texts[index]!));
  }
  return { lines: result, left };
};

/** Whether some row begins certainly before one above it. */
function isDisordered(moments: readonly (Moment | undefined)[]): boolean {
  let latest: Moment | undefined;
  for (const moment of moments) {
    if (!moment) continue;
    if (latest && startsBefore(moment, latest)) return true;
    if (!latest || moment.earliest >= latest.earliest) latest = moment;
  }
  return false;
}

/** Rows in order of time, and which ones moved. One that is not certainly out of order stays below the one above it. */
function sortedRows(moments: readonly Moment[]): { order: number[]; moved: Set<number> } {
  const order: number[] = [];
  const moved = new Set<number>();
  for (const [row, moment] of moments.entries()) {
    const at = order.findIndex((above) => startsBefore(moment, moments[above]!));
    if (at >= 0) moved.add(row);
    order.splice(at < 0 ? order.length : at, 0, row);
  }
  return { order, moved };
}

function startsBefore(a: Moment, b: Moment): boolean {
  return isCertainlyBefore({ ...a, latest: a.earliest }, b);
}

/** A time with its date, as the clock of its zone shows it. */
function dated(text: string, moment: Moment): string {
  if (/^~?\d{4}-/.test(text)) return text;
  return text.replace(/^~?/, (mark) => `${mark}${dayIn(moment.earliest, moment.zone)} `);
}
