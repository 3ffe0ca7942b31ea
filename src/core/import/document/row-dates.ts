import type { Row, TimeContext } from './row.ts';
import { readingsOfDay, type WrittenDay } from '../../text/day.ts';

const two = (value: number) => String(value).padStart(2, '0');
const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
const dayMs = 86_400_000;
const at = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** A written day as YYYY-MM-DD, with the source of its missing parts. */
export function dateOf(day: WrittenDay, context: TimeContext): { date?: string; by?: string; ask?: string } {
  const make = (year: number, month: number, date: number) => `${year}-${two(month)}-${two(date)}`;
  if (day.isSwappable) {
    const readings = readingsOfDay(day).flatMap(({ year, month, day: date }) =>
      year === undefined ? [] : [make(year, month, date)],
    );
    const { order } = context;
    const matching = readings.filter((reading) => context.dates.includes(reading));
    if (order) {
      const chosen = readingsOfDay(day).find((reading) => reading.order === order.order)!;
      const read = dateOf({ ...day, month: chosen.month, day: chosen.day, isSwappable: false }, context);
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

type DateReading = ReturnType<typeof dateOf>;

/** Finds the date of each row: its own, that of a heading above it, or that of the row above. */
export function readDates(rows: Row[], seconds: readonly (number | undefined)[], context: TimeContext): void {
  const reader = new DateReader(rows, seconds, context);
  rows.forEach((row, index) => reader.read(row, index));
  for (const row of rows) {
    if (!row.end || row.date === undefined) continue;
    const { stamp } = row.entry;
    const given = stamp?.end?.day && dateOf(stamp.end.day, context).date;
    if (given && given !== row.date) row.end.date = given;
  }
}

/** Walks the rows; each may take its date from above. */
class DateReader {
  readonly #rows: readonly Row[];
  /** Seconds since midnight by row. */
  readonly #seconds: readonly (number | undefined)[];
  readonly #context: TimeContext;
  /** Dates in the rows themselves, and those they stand under. */
  readonly #own: readonly (DateReading | undefined)[];
  readonly #above: readonly (DateReading | undefined)[];
  /** The last row with a date. */
  #previous: { date: string; seconds: number } | undefined;
  /** Whether no row may take its date from above. */
  #lost = false;

  constructor(rows: readonly Row[], seconds: readonly (number | undefined)[], context: TimeContext) {
    this.#rows = rows;
    this.#seconds = seconds;
    this.#context = context;
    this.#own = rows.map((row) => ownDate(row, context));
    this.#above = rows.map(({ entry }) => entry.context && dateOf(entry.context, context));
  }

  read(row: Row, index: number): void {
    const given = this.#own[index];
    if (given?.ask) row.asks.push(given.ask);
    const time = this.#seconds[index];
    if (given) {
      this.#takeOwn(row, given, time);
      return;
    }
    if (time === undefined) {
      // A row without a time does not affect the rows below.
      if (row.state === 'undated') this.#lost = true;
      return;
    }
    if (this.#takeHeading(row, index, time) || this.#lost) return;
    if (!this.#previous) this.#takeContext(row, time);
    else this.#follow(row, index, time, this.#previous);
  }

  #settle(row: Row, time: number | undefined, date: string, by?: string): void {
    row.date = date;
    if (by) row.by.push(by);
    this.#previous = { date, seconds: time ?? 0 };
    this.#lost = false;
  }

  #takeOwn(row: Row, given: DateReading, time: number | undefined): void {
    if (!given.date) {
      if (time !== undefined || row.state === 'undated') this.#lost = true;
      return;
    }
    if (row.state === 'unreadable' && time === undefined) {
      // The date is known though the time is not: it counts for the rows below.
      this.#previous = { date: given.date, seconds: 0 };
      this.#lost = false;
      return;
    }
    const previous = this.#previous;
    const isBackwards =
      previous !== undefined &&
      time !== undefined &&
      (given.date < previous.date || (given.date === previous.date && time < previous.seconds));
    if (isBackwards) row.asks.push(`\`${row.entry.written}\` runs backwards: kept as written`);
    const by = given.by && `\`${row.entry.stamp!.day?.text ?? row.entry.written}\` by ${given.by}`;
    this.#settle(row, time, given.date, by);
  }

  /** Whether a heading above the row settles its date, or that it has none. */
  #takeHeading(row: Row, index: number, time: number): boolean {
    const heading = this.#above[index];
    if (!heading) return false;
    const isFresh =
      index === 0 ||
      this.#above[index - 1]?.date !== heading.date ||
      this.#rows[index - 1]!.entry.context !== row.entry.context;
    if (!heading.date) {
      if (isFresh) row.asks.push(heading.ask!);
      this.#lost = true;
      return true;
    }
    if (!isFresh && !this.#lost) return false;
    this.#settle(row, time, heading.date, `\`${row.entry.context!.text}\` above it`);
    return true;
  }

  #takeContext(row: Row, time: number): void {
    const { day, doubt } = this.#context;
    if (day) this.#settle(row, time, day.date, day.by);
    else {
      row.asks.push(doubt ?? 'The first row has no date, and nothing in the document gives it: write the date');
      this.#lost = true;
    }
  }

  /** Takes the date of the row above, or the day after where midnight lies between. */
  #follow(row: Row, index: number, time: number, previous: { date: string; seconds: number }): void {
    const slack = row.approximate || this.#rows[index - 1]?.approximate ? 600 : 0;
    if (time >= previous.seconds - slack) {
      this.#settle(row, time, previous.date);
      return;
    }
    const back = previous.seconds - time;
    const { written } = row.entry;
    const bound = this.#nextDated(index);
    if (bound && bound.date >= previous.date) {
      const days: string[] = [];
      for (let day = at(previous.date) + dayMs; day <= at(bound.date) && days.length < 3; day += dayMs)
        if (isoOf(day) < bound.date || time <= bound.seconds) days.push(isoOf(day));
      const tomorrow = isoOf(at(previous.date) + dayMs);
      if (days.length === 1 && days[0] === tomorrow && back >= 43_200) {
        this.#settle(row, time, tomorrow, `\`${written}\` is past midnight, as \`${bound.date}\` follows`);
        return;
      }
      if (days.length === 0) {
        row.asks.push(`\`${written}\` runs backwards: kept on \`${previous.date}\`, as \`${bound.date}\` follows`);
        this.#settle(row, time, previous.date);
        return;
      }
    }
    const heading = this.#above[index];
    if (heading?.date && heading.date === previous.date && back < 43_200) {
      row.asks.push(
        `\`${written}\` runs backwards: kept on \`${heading.date}\`, as \`${row.entry.context!.text}\` stands above it`,
      );
      this.#settle(row, time, heading.date);
      return;
    }
    row.asks.push(`\`${written}\` runs backwards below \`${this.#rows[index - 1]!.entry.written}\`: write its date`);
    this.#lost = true;
  }

  /** The next row below with a date of its own or under another heading. */
  #nextDated(index: number): { date: string; seconds: number } | undefined {
    for (let next = index + 1; next < this.#rows.length; next++) {
      const [above, before] = [this.#above[next]?.date, this.#above[next - 1]?.date];
      const date = this.#own[next]?.date ?? (above !== before ? above : undefined);
      if (date !== undefined) return { date, seconds: this.#seconds[next] ?? 0 };
    }
    return undefined;
  }
}

/** The date of the row itself; a broken one is completed from the other dates of the document. */
function ownDate({ entry }: Row, context: TimeContext): DateReading | undefined {
  const { stamp } = entry;
  if (stamp?.day) return dateOf(stamp.day, context);
  if (!stamp?.brokenDay) return undefined;
  const { month, day } = stamp.brokenDay;
  const known = [...new Set(context.dates.filter((date) => date.endsWith(`-${two(month)}-${two(day)}`)))];
  return known.length === 1
    ? { date: known[0]!, by: `\`${known[0]}\` elsewhere in the document` }
    : { ask: `\`${entry.written}\` is no date: write the date` };
}
