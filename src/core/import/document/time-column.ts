import { startOf } from '../../model/message.ts';
import { readTimes } from '../../parse/time.ts';
import type { WrittenZone } from '../../text/zone.ts';
import type { Row } from './row.ts';

/** A table’s time column: its head, and one cell a row. */
export interface TimeColumn {
  head: string;
  cells: string[];
}

/**
 * Writes the time column in our grammar. A date is written where it changes; a common zone goes into the head, different
 * zones into the cells. The column is read back, so that no unread row gets an instant.
 */
export function timeColumn(
  rows: readonly Row[],
  stated: WrittenZone | undefined,
  escape: (text: string) => string,
): TimeColumn {
  const zones = new Set(
    rows
      .map(({ zone, state }) => (state === 'read' ? zone : state === 'no-zone' ? '' : undefined))
      .filter((zone) => zone !== undefined),
  );
  const isLocal = zones.has('');
  // Without a date there is no instant, but the zone may be known already.
  const undated = new Set(rows.flatMap(({ zone, state }) => (state === 'undated' && zone !== undefined ? [zone] : [])));
  const single = isLocal
    ? undefined
    : zones.size === 1
      ? [...zones][0]
      : zones.size === 0 && undated.size === 1
        ? [...undated][0]
        : undefined;
  // With a mark nobody takes an abbreviation of several countries for that of one.
  const isOpen = (stated?.candidates.filter((zone) => zone.includes('/')).length ?? 0) > 1;
  const unknown = stated && /^[A-Z]{2,5}$/.test(stated.text) ? `${stated.text}${isOpen ? '?' : ''}` : 'local';
  const undecided = rows.every(({ zone, state }) => zone === undefined || state === 'unreadable');
  const head = single ? `Time (${single})` : isLocal || undecided ? `Time (${unknown})` : 'Time';
  let above: { date: string; seconds: string; zone: string | undefined } | undefined;
  const cells = rows.map((row) => {
    if (row.state === 'unreadable' && row.clock === undefined) {
      above = undefined;
      return row.entry.written === '' ? '\\[fill in: time]' : escape(row.entry.written);
    }
    // What was not read is kept as it was written.
    if (row.date === undefined && (row.entry.stamp?.day ?? row.clock === undefined)) {
      above = undefined;
      return row.entry.written === '' ? '\\[fill in: time]' : escape(row.entry.written);
    }
    const mark = row.approximate ? '~' : '';
    const own =
      !single && row.zone !== undefined && row.clock !== undefined && row.state === 'read' ? ` ${row.zone}` : '';
    const isDayOnly = row.clock === undefined;
    const needs =
      row.date !== undefined &&
      (isDayOnly ||
        own !== '' ||
        row.end?.date !== undefined ||
        !above ||
        above.zone !== row.zone ||
        above.date !== row.date ||
        row.clock! < above.seconds);
    const start = isDayOnly ? (row.date ?? escape(row.entry.written)) : `${needs ? `${row.date} ` : ''}${row.clock}`;
    const end = row.end ? ` – ${row.end.date ? `${row.end.date} ` : ''}${row.end.clock}` : '';
    above = row.date === undefined ? undefined : { date: row.date, seconds: row.clock ?? '00:00', zone: row.zone };
    return `${mark}${start}${own}${end}`;
  });
  // A bare time takes the date of the row above: check that no unread row gets an instant that way.
  for (let round = 0; round < 12; round++) {
    const moments = readTimes(
      cells.map((text) => ({ text: text.replaceAll('\\', ''), place: startOf('') })),
      { head: { text: head, place: startOf('') }, library: 'UTC' },
    ).moments;
    let isSettled = true;
    rows.forEach((row, index) => {
      const moment = moments[index];
      const cell = cells[index]!;
      // A day has its instant in the zone of the column.
      if (row.state === 'read' && row.clock === undefined && moment?.precision === 'day') row.instant = moment.earliest;
      const isRead = row.state === 'read';
      if (isRead ? moment?.earliest === row.instant : moment === undefined) return;
      const isFirst = isSettled;
      isSettled = false;
      if (isRead && row.date !== undefined && !cell.includes(row.date))
        cells[index] = `${row.approximate ? '~' : ''}${row.date} ${cell.replace(/^~/, '')}`;
      else if (!isRead) cells[index] = `\\[fill in: ${row.state === 'undated' ? 'date' : 'time'}] ${cell}`;
      // What follows a cell that cannot be read may only lack its date; at last all of them are given up.
      else if (isFirst || round > 8) {
        row.state = 'unreadable';
        row.instant = undefined;
        row.asks.push(`\`${row.entry.written}\` could not be written so that it reads back: write the time in its row`);
        cells[index] = `\\[fill in: time] ${escape(row.entry.written)}`;
      }
    });
    if (isSettled) break;
  }
  return { head, cells };
}
