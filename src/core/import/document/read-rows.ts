import type { Entry } from './entries.ts';
import { readClocks } from './row-clocks.ts';
import { readDates } from './row-dates.ts';
import { readZones } from './row-zones.ts';
import type { Row, TimeContext } from './row.ts';
import { instantIn } from './zone.ts';

/** Reads the times of a document’s timeline, all rows in order. Nothing is guessed: see `state`, `by` and `asks`. */
export function readRows(entries: readonly Entry[], context: TimeContext): Row[] {
  const rows = entries.map((entry): Row => ({
    entry,
    state: 'unreadable',
    instant: undefined,
    clock: undefined,
    end: undefined,
    date: undefined,
    zone: undefined,
    approximate: entry.stamp?.approximate ?? false,
    by: [],
    asks: [],
  }));
  const minutes = readClocks(rows);
  readDates(rows, minutes, context);
  readZones(rows, context);
  for (const row of rows) {
    const { stamp } = row.entry;
    if (row.state === 'unreadable') {
      if (row.asks.length === 0) row.asks.push(`\`${row.entry.written}\` gives no time: write the time in its row`);
      continue;
    }
    if (row.date === undefined) row.state = 'undated';
    else if (row.zone === undefined) row.state = 'no-zone';
    else {
      row.instant = instantIn(row.zone, row.date, row.clock ?? '');
      row.state = row.instant === undefined ? 'unreadable' : 'read';
      if (row.instant === undefined)
        row.asks.push(`\`${stamp?.text}\` exists twice or not at all in \`${row.zone}\`: write its offset`);
    }
  }
  return rows;
}
