import { startOf } from '../../model/message.ts';
import { readTimes } from '../../parse/time.ts';
import type { Entry } from './entries.ts';
import type { WrittenClock, WrittenDay } from './stamp.ts';
import { decideZone, instantIn, offsetText, type WrittenZone } from './zone.ts';

/** What is known about the whole document that times can lean on. */
export interface TimeContext {
  /** The day of the incident, with what says so; undefined where nothing does or two things disagree. */
  day: { date: string; by: string } | undefined;
  /** Why there is no day. */
  doubt: string | undefined;
  /** Year of dates without one. */
  year: { year: number; by: string } | undefined;
  /** Which comes first in `04-03-2026`, where the document shows it. */
  order: { order: 'day' | 'month'; by: string } | undefined;
  /** Zone the document states for its times. */
  zone: { zone: WrittenZone; by: string } | undefined;
  /** Zone somebody decided for times that name none. */
  fallback: { zone: string; by: string } | undefined;
  /** Offsets that times in UTC in the rows’ own text show, each with the words. */
  evidence: ReadonlyMap<string, string>;
  /** Dates that broken ones can be compared with, YYYY-MM-DD. */
  dates: readonly string[];
}

export type RowState = 'read' | 'no-zone' | 'undated' | 'unreadable';

/** A row as it goes into our table. */
export interface Row {
  entry: Entry;
  state: RowState;
  /** Milliseconds since the epoch, only where the state is `read`. */
  instant: number | undefined;
  /** Without date and zone, in our grammar; undefined where unreadable. */
  clock: string | undefined;
  end: { date: string | undefined; clock: string } | undefined;
  /** YYYY-MM-DD. */
  date: string | undefined;
  zone: string | undefined;
  approximate: boolean;
  /** By what it was read, where that is not plain from the row. */
  by: string[];
  /** What somebody has to decide. */
  asks: string[];
}

const two = (value: number) => String(value).padStart(2, '0');
const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
const dayMs = 86_400_000;
const at = (date: string) => Date.parse(`${date}T00:00:00Z`);

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
  datesOf(rows, minutes, context);
  zonesOf(rows, context);
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

function secondsOf(clock: WrittenClock, hour: number): number {
  return (hour * 60 + clock.minute) * 60 + (clock.second ?? 0);
}

/** Reads clocks to 24 hours; returns seconds since midnight by row, undefined where there are none. */
function readClocks(rows: Row[]): (number | undefined)[] {
  const clocks = rows.map(({ entry }) => entry.stamp?.clock);
  const unmarked = clocks.filter((clock) => clock && !clock.half && !clock.isBare) as WrittenClock[];
  const marked = clocks.filter((clock) => clock?.half && clock.hour >= 1 && clock.hour <= 12);
  const bare = clocks.filter((clock) => clock?.isBare).length;
  const is24 = marked.length === 0 || unmarked.some(({ hour, text }) => hour === 0 || hour > 12 || /^0/.test(text));
  const hourOf = (clock: WrittenClock) =>
    clock.half === undefined || clock.hour > 12 || clock.hour === 0
      ? clock.hour
      : (clock.hour % 12) + (clock.half === 'pm' ? 12 : 0);
  return rows.map((row, index) => {
    const clock = clocks[index];
    const { stamp } = row.entry;
    if (!stamp || (stamp.isBroken && !clock)) return undefined;
    if (!clock) {
      row.state = stamp.day ? 'undated' : 'unreadable';
      return undefined;
    }
    if (clock.isBare) {
      const others = clocks.filter((other) => other).length;
      if (!(bare >= 3 && bare === others) && !unmarked.some(({ hour }) => hour >= 0)) {
        row.asks.push(
          `\`${clock.text}\` can be a time or a number: write \`${two(clock.hour)}:${two(clock.minute)}\` if it is a time`,
        );
        return undefined;
      }
      row.by.push(`\`${clock.text}\` is a time as the rows beside it are`);
    }
    let hour = hourOf(clock);
    if (clock.half && (clock.hour > 12 || clock.hour === 0))
      row.by.push(`\`${clock.text}\` is on a 24-hour clock already`);
    if (!is24 && !clock.half && !clock.isBare) {
      // Beside times with AM and PM, the order of the rows can say which half of the day a time without one is in.
      const before = lastOf(rows, clocks, index, hourOf);
      const after = nextOf(rows, clocks, index, hourOf);
      const [morning, evening] = [secondsOf(clock, clock.hour % 12), secondsOf(clock, (clock.hour % 12) + 12)];
      const fits = (seconds: number) =>
        (before === undefined || seconds >= before) && (after === undefined || seconds <= after);
      const carried = marking(rows, clocks, index, hourOf);
      const same = carried && (carried.half === 'am' ? morning : evening);
      if (carried && same !== undefined && before !== undefined && fits(same) && same >= before) {
        hour = carried.half === 'am' ? clock.hour % 12 : (clock.hour % 12) + 12;
        row.by.push(`\`${clock.text}\` is ${carried.half.toUpperCase()} as \`${carried.text}\` above it is`);
      } else if (after === undefined || fits(morning) === fits(evening)) {
        row.asks.push(`\`${clock.text}\` can be AM or PM: write it on a 24-hour clock`);
        return undefined;
      } else {
        hour = fits(morning) ? clock.hour % 12 : (clock.hour % 12) + 12;
        row.by.push(`\`${clock.text}\` is ${fits(morning) ? 'AM' : 'PM'} by the order of the rows`);
      }
    }
    row.state = 'undated';
    const digits = (written: WrittenClock, hours: number) =>
      `${two(hours)}:${two(written.minute)}${written.second === undefined ? '' : `:${two(written.second)}${written.fraction ? `.${written.fraction}` : ''}`}`;
    row.clock = digits(clock, hour);
    if (stamp.end) row.end = { date: undefined, clock: digits(stamp.end.clock, hourOf(stamp.end.clock)) };
    return secondsOf(clock, hour);
  });
}

type Clocks = readonly (WrittenClock | undefined)[];

function lastOf(
  rows: readonly Row[],
  clocks: Clocks,
  index: number,
  hourOf: (clock: WrittenClock) => number,
): number | undefined {
  for (let other = index - 1; other >= 0; other--) {
    const clock = clocks[other];
    if (rows[other]!.entry.context !== rows[index]!.entry.context) return undefined;
    if (clock?.half) return secondsOf(clock, hourOf(clock));
    if (rows[other + 1]!.entry.stamp?.day) return undefined;
  }
  return undefined;
}

function nextOf(
  rows: readonly Row[],
  clocks: Clocks,
  index: number,
  hourOf: (clock: WrittenClock) => number,
): number | undefined {
  for (let other = index + 1; other < rows.length; other++) {
    if (rows[other]!.entry.context !== rows[index]!.entry.context || rows[other]!.entry.stamp?.day) return undefined;
    const clock = clocks[other];
    if (clock?.half) return secondsOf(clock, hourOf(clock));
  }
  return undefined;
}

/** The marked time above a row whose half of the day it shares, unless the clock went back in between. */
function marking(
  rows: Row[],
  clocks: Clocks,
  index: number,
  hourOf: (clock: WrittenClock) => number,
): { half: 'am' | 'pm'; text: string } | undefined {
  let least = Infinity;
  for (let other = index; other >= 0; other--) {
    const clock = clocks[other];
    if (rows[other]!.entry.context !== rows[index]!.entry.context) return undefined;
    if (!clock) continue;
    const seconds = clock.half ? secondsOf(clock, hourOf(clock)) % 43_200 : secondsOf(clock, clock.hour % 12);
    if (seconds > least) return undefined;
    least = seconds;
    if (clock.half) return other === index ? undefined : { half: clock.half, text: clock.text };
    if (rows[other]!.entry.stamp?.day) return undefined;
  }
  return undefined;
}

/** A written day as YYYY-MM-DD, with what filled in the rest. */
export function dateOf(day: WrittenDay, context: TimeContext): { date?: string; by?: string; ask?: string } {
  const make = (year: number, month: number, date: number) => `${year}-${two(month)}-${two(date)}`;
  if (day.isSwappable) {
    const readings =
      day.year === undefined ? [] : [make(day.year, day.month, day.day), make(day.year, day.day, day.month)];
    const { order } = context;
    const matching = readings.filter((reading) => context.dates.includes(reading));
    if (order) {
      const [month, date] = order.order === 'day' ? [day.month, day.day] : [day.day, day.month];
      const read = dateOf({ ...day, month, day: date, isSwappable: false }, context);
      return { ...read, by: `${order.by}${read.by ? `, ${read.by}` : ''}` };
    }
    if (matching.length === 1) return { date: matching[0]!, by: `\`${matching[0]}\` elsewhere in the document` };
    return {
      ask: `\`${day.text}\` can be ${readings.map((reading) => `\`${reading}\``).join(' or ') || 'read in two ways'}: write the date`,
    };
  }
  if (day.year !== undefined) return { date: make(day.year, day.month, day.day) };
  const { year, day: whole } = context;
  if (!year) return { ask: `\`${day.text}\` has no year: write the date` };
  if (!whole) return { date: make(year.year, day.month, day.day), by: `the year of ${year.by}` };
  const near = [year.year - 1, year.year, year.year + 1]
    .map((candidate) => make(candidate, day.month, day.day))
    .sort((a, b) => Math.abs(at(a) - at(whole.date)) - Math.abs(at(b) - at(whole.date)));
  return { date: near[0]!, by: `the year of ${year.by}` };
}

function datesOf(rows: Row[], seconds: readonly (number | undefined)[], context: TimeContext): void {
  const own = rows.map(({ entry }) => {
    const { stamp } = entry;
    if (stamp?.day) return dateOf(stamp.day, context);
    if (stamp?.brokenDay) {
      const { month, day } = stamp.brokenDay;
      const ending = `-${two(month)}-${two(day)}`;
      const known = [...new Set(context.dates.filter((date) => date.endsWith(ending)))];
      return known.length === 1
        ? { date: known[0]!, by: `\`${known[0]}\` elsewhere in the document` }
        : { ask: `\`${entry.written}\` is no date: write the date` };
    }
    return undefined;
  });
  const contexts = rows.map(({ entry }) => entry.context && dateOf(entry.context, context));
  const explicit = (index: number) =>
    own[index]?.date ??
    (contexts[index]?.date && contexts[index]!.date !== contexts[index - 1]?.date ? contexts[index]!.date : undefined);
  let previous: { date: string; seconds: number } | undefined;
  let lost = false;
  rows.forEach((row, index) => {
    const given = own[index];
    if (given?.ask) row.asks.push(given.ask);
    const time = seconds[index];
    if (time === undefined && given?.date === undefined) {
      // A row that gives no time leaves the rows below where they were.
      if (row.state === 'undated') lost = true;
      return;
    }
    const settle = (date: string, by?: string) => {
      row.date = date;
      if (by) row.by.push(by);
      previous = { date, seconds: time ?? 0 };
      lost = false;
    };
    if (given) {
      if (!given.date) {
        lost = true;
        return;
      }
      if (row.state === 'unreadable' && time === undefined) {
        // The date is known though the time is not: it counts for the rows below.
        previous = { date: given.date, seconds: 0 };
        lost = false;
        return;
      }
      if (
        previous &&
        time !== undefined &&
        (given.date < previous.date || (given.date === previous.date && time < previous.seconds))
      )
        row.asks.push(`\`${row.entry.written}\` runs backwards: kept as written`);
      settle(given.date, given.by && `\`${row.entry.stamp!.day?.text ?? row.entry.written}\` by ${given.by}`);
      return;
    }
    if (time === undefined) return;
    const heading = contexts[index];
    const fresh =
      heading &&
      (index === 0 ||
        contexts[index - 1]?.date !== heading.date ||
        rows[index - 1]!.entry.context !== row.entry.context);
    if (heading && !heading.date) {
      if (fresh) row.asks.push(heading.ask!);
      lost = true;
      return;
    }
    if (heading?.date && (fresh || lost)) {
      settle(heading.date, `\`${row.entry.context!.text}\` above it`);
      return;
    }
    if (lost) return;
    if (!previous) {
      if (context.day) settle(context.day.date, context.day.by);
      else {
        row.asks.push(
          context.doubt ?? 'The first row has no date, and nothing in the document gives it: write the date',
        );
        lost = true;
      }
      return;
    }
    const slack = row.approximate || rows[index - 1]?.approximate ? 600 : 0;
    if (time >= previous.seconds - slack) {
      settle(previous.date);
      return;
    }
    const back = previous.seconds - time;
    let next = index + 1;
    while (next < rows.length && explicit(next) === undefined) next++;
    const bound = next < rows.length ? { date: explicit(next)!, seconds: seconds[next] ?? 0 } : undefined;
    const clockText = row.entry.written;
    if (bound && bound.date >= previous.date) {
      const days: string[] = [];
      for (let day = at(previous.date) + dayMs; day <= at(bound.date) && days.length < 3; day += dayMs)
        if (isoOf(day) < bound.date || time <= bound.seconds) days.push(isoOf(day));
      const tomorrow = isoOf(at(previous.date) + dayMs);
      if (days.length === 1 && days[0] === tomorrow && back >= 43_200) {
        settle(tomorrow, `\`${clockText}\` is past midnight, as \`${bound.date}\` follows`);
        return;
      }
      if (days.length === 0) {
        row.asks.push(`\`${clockText}\` runs backwards: kept on \`${previous.date}\`, as \`${bound.date}\` follows`);
        settle(previous.date);
        return;
      }
    }
    if (heading?.date && heading.date === previous.date && back < 43_200) {
      row.asks.push(
        `\`${clockText}\` runs backwards: kept on \`${heading.date}\`, as \`${row.entry.context!.text}\` stands above it`,
      );
      settle(heading.date);
      return;
    }
    row.asks.push(`\`${clockText}\` runs backwards below \`${rows[index - 1]!.entry.written}\`: write its date`);
    lost = true;
  });
  for (const row of rows) {
    if (!row.end || row.date === undefined) continue;
    const { stamp } = row.entry;
    const given = stamp?.end?.day && dateOf(stamp.end.day, context).date;
    if (given && given !== row.date) row.end.date = given;
  }
}

function zonesOf(rows: Row[], context: TimeContext): void {
  const own = new Set(rows.map(({ entry }) => entry.stamp?.zone?.text).filter((text) => text !== undefined));
  const shared = own.size === 1 ? rows.find(({ entry }) => entry.stamp?.zone)!.entry.stamp!.zone : undefined;
  const offsets = context.evidence;
  const said = new Set<string>();
  const once = (row: Row, list: 'by' | 'asks', text: string) => {
    if (!said.has(text)) row[list].push(text);
    said.add(text);
  };
  for (const row of rows) {
    const { stamp } = row.entry;
    if (!stamp || row.state === 'unreadable' || row.date === undefined) continue;
    const clock = row.clock ?? '00:00';
    if (stamp.inUtc && row.clock) {
      const utc = (stamp.inUtc.hour * 60 + stamp.inUtc.minute) * 60 + (stamp.inUtc.second ?? 0);
      const [hours, minutes] = row.clock.split(':').map(Number) as [number, number];
      let offset = (hours * 60 + minutes) * 60 - utc;
      if (offset > 14 * 3600) offset -= 86_400;
      if (offset < -12 * 3600) offset += 86_400;
      const literal = stamp.zone && decideZone(stamp.zone, row.date, clock);
      if (literal === undefined || literal === offsetText(offset * 1000)) {
        row.zone = offsetText(offset * 1000);
        once(row, 'by', `${stamp.zone?.text ?? 'the zone'} is \`${row.zone}\` by the time in UTC beside it`);
      } else once(row, 'asks', `\`${stamp.text}\` gives two times that are not the same: write one`);
      continue;
    }
    const stated = stamp.zone
      ? { zone: stamp.zone, by: '' }
      : row.entry.head !== undefined && context.zone === undefined
        ? undefined
        : context.zone;
    const chosen = stated ?? (shared ? { zone: shared, by: `\`${shared.text}\` in other rows` } : undefined);
    if (!chosen) {
      if (context.fallback) {
        row.zone = context.fallback.zone;
        once(row, 'by', `the zone is \`${context.fallback.zone}\` by ${context.fallback.by}`);
      } else once(row, 'asks', 'No zone is named for the times: write it into the head of the time column');
      continue;
    }
    const zone = decideZone(chosen.zone, row.date, clock);
    const [evidence] = offsets.size === 1 ? offsets.keys() : [];
    if (zone !== undefined && evidence !== undefined && !stamp.zone) {
      const actual = offsetOf(zone, row.date, clock);
      if (actual !== undefined && actual !== evidence) {
        once(
          row,
          'asks',
          `The times are said to be in ${chosen.zone.text}, but ${offsets.get(evidence)} makes them \`${evidence}\`: write the zone into the head of the time column`,
        );
        continue;
      }
    }
    if (zone !== undefined) {
      row.zone = zone;
      if (chosen.zone.zone === undefined)
        once(
          row,
          'by',
          `${chosen.zone.text} is \`${zone}\`${chosen.zone.candidates.length > 1 ? ' on that day wherever it is used' : ''}`,
        );
      else if (chosen.by) once(row, 'by', `the zone is \`${zone}\` by ${chosen.by}`);
      continue;
    }
    if (
      evidence !== undefined &&
      chosen.zone.candidates.some((candidate) => offsetOf(candidate, row.date!, clock) === evidence)
    ) {
      row.zone = evidence;
      once(row, 'by', `${chosen.zone.text} is \`${evidence}\` by ${offsets.get(evidence)}`);
      continue;
    }
    const contradicts = evidence !== undefined ? `, and ${offsets.get(evidence)} makes them \`${evidence}\`` : '';
    once(
      row,
      'asks',
      chosen.zone.candidates.length > 0
        ? `${chosen.zone.text} can be ${chosen.zone.candidates.map((zone) => `\`${zone}\``).join(', ')} on \`${row.date}\`${contradicts}: write the zone into the head of the time column`
        : `\`${chosen.zone.text}\` names no one zone: write it into the head of the time column`,
    );
  }
}

function offsetOf(zone: string, date: string, clock: string): string | undefined {
  const instant = instantIn(zone, date, clock);
  const local = Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  return instant === undefined ? undefined : offsetText(local - instant);
}

/** Offsets that follow from a time in UTC in the text of a row of the same minute, with the words that show it. */
export function evidenceOf(entries: readonly Entry[]): Map<string, string> {
  const offsets = new Map<string, string>();
  for (const entry of entries) {
    const clock = entry.stamp?.clock;
    if (!clock || entry.stamp?.zone) continue;
    const own = clock.half && clock.hour <= 12 ? (clock.hour % 12) + (clock.half === 'pm' ? 12 : 0) : clock.hour;
    const text = JSON.stringify([entry.lead, entry.body]);
    for (const [whole, hours, minutes, half] of text.matchAll(
      /(?<![\d:])(\d{1,2}):(\d\d)(?::\d\d)?\s*([AP])?M?\s*UTC\b/gi,
    )) {
      if (Number(minutes) !== clock.minute) continue;
      const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
      let difference = own - hour;
      if (difference > 14) difference -= 24;
      if (difference < -12) difference += 24;
      const offset = offsetText(difference * 3_600_000);
      if (!offsets.has(offset)) offsets.set(offset, `\`${whole}\` in the row of \`${entry.written}\``);
    }
  }
  return offsets;
}

/** A table’s time column: its head, and one cell a row. */
export interface TimeColumn {
  head: string;
  cells: string[];
}

/**
 * Writes rows in our grammar. Dates stand where they change; one zone for all stands in the head, several in the
 * cells. What was not read has no instant in the result: the column is read back and compared.
 */
export function timeColumn(
  rows: readonly Row[],
  stated: string | undefined,
  escape: (text: string) => string,
): TimeColumn {
  const zones = new Set(
    rows
      .map(({ zone, state }) => (state === 'read' ? zone : state === 'no-zone' ? '' : undefined))
      .filter((zone) => zone !== undefined),
  );
  const isLocal = zones.has('');
  const single = zones.size === 1 && !isLocal ? [...zones][0] : undefined;
  const unknown = stated !== undefined && /^[A-Z]{2,5}$/.test(stated) ? stated : 'local';
  const undecided = rows.every(({ zone }) => zone === undefined);
  const head = single ? `Time (${single})` : isLocal || undecided ? `Time (${unknown})` : 'Time';
  let above: { date: string; seconds: string } | undefined;
  const cells = rows.map((row) => {
    if (row.state === 'unreadable' && row.clock === undefined) {
      above = undefined;
      return row.entry.written === '' ? '\\[fill in: time]' : escape(row.entry.written);
    }
    const mark = row.approximate ? '~' : '';
    const own =
      !single && row.zone !== undefined && row.clock !== undefined && row.state === 'read' ? ` ${row.zone}` : '';
    const isDayOnly = row.clock === undefined;
    const needs =
      row.date !== undefined &&
      (isDayOnly || own !== '' || !above || above.date !== row.date || row.clock! < above.seconds);
    const start = isDayOnly ? (row.date ?? escape(row.entry.written)) : `${needs ? `${row.date} ` : ''}${row.clock}`;
    const end = row.end ? ` – ${row.end.date ? `${row.end.date} ` : ''}${row.end.clock}` : '';
    above = row.date === undefined ? undefined : { date: row.date, seconds: row.clock ?? '00:00' };
    return `${mark}${start}${own}${end}`;
  });
  // A bare time below a dated row would take its date: nothing that was not read may get an instant that way.
  for (let round = 0; round < rows.length; round++) {
    const moments = readTimes(
      cells.map((text) => ({ text: text.replaceAll('\\', ''), place: startOf('') })),
      { head: { text: head, place: startOf('') }, library: 'UTC' },
    ).moments;
    // A day is the day of whatever zone the column is in.
    rows.forEach((row, index) => {
      const moment = moments[index];
      if (row.state === 'read' && row.clock === undefined && moment?.precision === 'day') row.instant = moment.earliest;
    });
    const wrong = rows.findIndex((row, index) => row.state !== 'read' && moments[index] !== undefined);
    const missed = rows.findIndex((row, index) => row.state === 'read' && moments[index]?.earliest !== row.instant);
    if (wrong === -1 && missed === -1) break;
    const index = wrong === -1 ? missed : missed === -1 ? wrong : Math.min(wrong, missed);
    const row = rows[index]!;
    if (row.state === 'read' && row.date !== undefined && !cells[index]!.includes(row.date)) {
      cells[index] = `${row.approximate ? '~' : ''}${row.date} ${cells[index]!.replace(/^~/, '')}`;
    } else if (row.state === 'read') {
      row.state = 'unreadable';
      row.instant = undefined;
      row.asks.push(`\`${row.entry.written}\` could not be written so that it reads back: write the time in its row`);
      cells[index] = `\\[fill in: time] ${escape(row.entry.written)}`;
    } else cells[index] = `\\[fill in: ${row.state === 'undated' ? 'date' : 'time'}] ${cells[index]}`;
  }
  return { head, cells };
}
