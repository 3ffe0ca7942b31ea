import { hourOf, sinceMidnight } from '../../text/clock.ts';
import type { DayReading, WrittenDay } from '../../text/day.ts';
import type { DayShift } from '../../text/relative-day.ts';
import { fits } from '../../text/proof.ts';
import type { Row, TimeContext } from './row.ts';

const two = (value: number) => String(value).padStart(2, '0');
/** YYYY-MM-DD of milliseconds since the epoch, and back. */
export const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
export const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dayMs = 86_400_000;

/** What a written day was read to, with the source of its missing parts; a question where it was not. */
export interface DateReading {
  date?: string;
  by?: string;
  ask?: string;
}

/**
 * A written day as YYYY-MM-DD.
 *
 * @param near a date close to it, for a day without a year
 */
export function dateOf(day: WrittenDay, context: TimeContext, near = context.day?.date): DateReading {
  const order = context.orders.get(day.notation?.charAt(0) ?? '');
  const readings = day.readings.filter((one) => !order || one.order === undefined || one.order === order.order);
  const whole = readings.map((reading) => withYear(reading, day, context, near));
  const dates = [...new Set(whole.flatMap(({ date }) => (date ? [date] : [])))];
  if (dates.length === 1 && (whole.length === 1 || readings.every(({ year }) => year !== undefined))) {
    const by = [day.readings.length > readings.length ? order?.by : undefined, whole[0]!.by].filter((part) => part);
    return { date: dates[0]!, ...(by.length > 0 ? { by: by.join(', ') } : {}) };
  }
  if (readings.length === 1) return { ask: whole[0]!.ask! };
  if (readings.length === 0) return { ask: `\`${day.text}\` gives no day: write the date` };
  const shown = dates.length > 0 ? dates.map((date) => `\`${date}\``).join(' or ') : 'read in two ways';
  return { ask: `\`${day.text}\` can be ${shown}: write the date` };
}

function withYear(
  { year: own, month, day }: DayReading,
  { text, weekday }: WrittenDay,
  { year: known, day: whole }: TimeContext,
  near: string | undefined,
): DateReading {
  const make = (year: number) => `${year}-${two(month)}-${two(day)}`;
  if (own !== undefined) return { date: make(own) };
  const ask = { ask: `\`${text}\` has no year: write the date` };
  const about = near ?? whole?.date;
  const middle = known?.year ?? (about === undefined ? undefined : Number(about.slice(0, 4)));
  if (middle === undefined) return ask;
  const years = (about === undefined ? [middle] : [middle - 1, middle, middle + 1]).filter((year) =>
    fits({ month, day }, year, weekday),
  );
  const [date] = years
    .map(make)
    .sort((a, b) =>
      about === undefined ? 0 : Math.abs(timeOf(a) - timeOf(about)) - Math.abs(timeOf(b) - timeOf(about)),
    );
  // A day of the week that only some far year has is a mistake.
  if (date === undefined || (about !== undefined && Math.abs(timeOf(date) - timeOf(about)) > 200 * dayMs))
    return weekday === undefined ? ask : { ask: `\`${text}\` is on another day of the week: write the date` };
  return { date, by: known ? `the year of ${known.by}` : `the date nearest to \`${about}\`` };
}

/** The name of a zone, the same in winter and in summer: `EST` and `EDT`, `CET` and `CEST`. */
const keyOf = (zone: string | undefined) =>
  zone?.replace(/^([A-Z]{1,3})[SD]T$/, '$1T').replace(/^(CE|EE|WE)ST$/, '$1T');
const zoneKey = (row: Row) => keyOf(row.entry.stamp?.zone?.text);

/** The offset of the zone that a row names, in minutes; NaN where it is none all year. */
function offsetOf({ entry: { stamp } }: Row): number {
  const { zone, candidates = [] } = stamp?.zone ?? {};
  const offset = zone ?? candidates.find((one) => /^[+-]/.test(one)) ?? '';
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  if (sign === undefined) return zone === 'UTC' ? 0 : NaN;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Whether rows name one zone up to some row and from there on another, an hour apart: clocks were changed. */
function isChangeOfClocks(rows: readonly Row[]): boolean {
  const offsets = rows.map(offsetOf);
  const steps = offsets.slice(1).map((offset, index) => Math.abs(offset - offsets[index]!));
  return steps.every((step) => step === 0 || step === 60) && steps.filter((step) => step === 60).length === 1;
}

/** Rows whose clock is not that of most others: it does not go on with theirs, nor theirs with it. */
export function foreignRows(rows: readonly Row[], common: string | undefined): ReadonlySet<Row> {
  const timed = rows.filter(({ entry }) => entry.stamp?.clock);
  const own = timed.filter(({ entry }) => entry.stamp!.zone);
  if (own.length === 0) return new Set();
  const counts = new Map<string, number>();
  for (const row of own) counts.set(zoneKey(row)!, (counts.get(zoneKey(row)!) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
  // Rows that name no zone are in the common one, or go on with each other.
  const isMixed = own.length < timed.length;
  const main = isMixed ? keyOf(common) : most;
  if (!isMixed && isChangeOfClocks(own)) return new Set();
  return new Set(own.filter((row) => zoneKey(row) !== main));
}

/** Finds the date of each row: its own, that of a day above it, or that of the row above. */
export function readDates(
  rows: Row[],
  seconds: readonly (number | undefined)[],
  context: TimeContext,
  foreign: ReadonlySet<Row>,
): void {
  const reader = new DateReader(rows, seconds, context, foreign);
  rows.forEach((row, index) => reader.read(row, index));
  for (const row of rows) {
    if (!row.end || row.date === undefined) continue;
    const { stamp } = row.entry;
    const given = stamp?.end?.day && dateOf(stamp.end.day, context, row.date).date;
    if (given && given !== row.date) row.end.date = given;
    // A range runs forwards: an end twelve hours and more before its beginning is past midnight.
    else if (row.clock !== undefined && halfDayBack(row.end.clock, row.clock))
      row.end.date = isoOf(timeOf(row.date) + dayMs);
  }
}

function halfDayBack(end: string, start: string): boolean {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  return minutes(start) - minutes(end) >= 720;
}

/** Walks the rows; each may take its date from above. */
class DateReader {
  readonly #rows: readonly Row[];
  /** Seconds since midnight by row. */
  readonly #seconds: readonly (number | undefined)[];
  readonly #context: TimeContext;
  /** By row, the next one below with a date of its own or under another day. */
  readonly #nextDated: readonly ({ date: string; seconds: number } | undefined)[];
  /** The last row with a date. */
  #previous: { date: string; seconds: number } | undefined;
  /** Whether no row may take its date from above. */
  #lost = false;
  /** The first date, and the last one that was told by another. */
  #first: string | undefined;
  #shifted: string | undefined;
  /** The words that said so. */
  #shiftedBy: string | undefined;
  readonly #asked = new Set<string>();
  readonly #foreign: ReadonlySet<Row>;
  /** By their zone, the last row on another clock, with the date that the other rows had then. */
  readonly #others = new Map<string, { date: string; seconds: number; main: string | undefined }>();
  /** Whether rows that are not foreign have a zone, and so instants. */
  readonly #isZoned: boolean;

  constructor(
    rows: readonly Row[],
    seconds: readonly (number | undefined)[],
    context: TimeContext,
    foreign: ReadonlySet<Row>,
  ) {
    this.#foreign = foreign;
    this.#isZoned = context.zone !== undefined || rows.some((row) => !foreign.has(row) && row.entry.stamp?.zone);
    this.#rows = rows;
    this.#seconds = seconds;
    this.#context = context;
    const next: ({ date: string; seconds: number } | undefined)[] = Array.from({ length: rows.length });
    for (let index = rows.length - 2; index >= 0; index--) {
      const { entry } = rows[index + 1]!;
      const isForeign = foreign.has(rows[index + 1]!);
      const day =
        (isForeign ? undefined : entry.stamp?.day) ??
        (entry.context !== rows[index]!.entry.context ? entry.context : undefined);
      const date = day && dateOf(day, context).date;
      next[index] = date !== undefined ? { date, seconds: seconds[index + 1] ?? 0 } : next[index + 1];
    }
    this.#nextDated = next;
  }

  read(row: Row, index: number): void {
    const own = this.#ownDate(row, index);
    if (own?.ask) this.#ask(row, own.ask);
    const time = this.#seconds[index];
    if (this.#foreign.has(row)) {
      // Its clock is another one: the rows below go on with those above it, and the first day is not theirs but its own.
      this.#takeForeign(row, own, time);
      return;
    }
    if (own) {
      this.#takeOwn(row, own, time);
      return;
    }
    if (time === undefined) {
      // A row without a time does not affect the rows below.
      if (row.state === 'undated' && row.entry.stamp?.since === undefined) this.#lost = true;
      return;
    }
    if (this.#takeDayAbove(row, index, time) || this.#lost) return;
    if (this.#context.rule && !row.entry.context) this.#takeRule(row, time, this.#context.rule);
    else if (!this.#previous) this.#takeContext(row, time);
    else this.#follow(row, index, time, this.#previous);
  }

  /** Each question once. */
  #ask(row: Row, text: string): void {
    if (!this.#asked.has(text)) row.asks.push(text);
    this.#asked.add(text);
  }

  #settle(row: Row, time: number | undefined, date: string, by?: string): void {
    row.date = date;
    if (by) row.by.push(by);
    this.#previous = { date, seconds: time ?? 0 };
    this.#first ??= date;
    this.#lost = false;
  }

  /** The date of the row itself; a broken one is completed from the other dates of the document. */
  #ownDate({ entry: { stamp, written, context } }: Row, index: number): DateReading | undefined {
    if (stamp?.day) {
      const isFresh = context && (index === 0 || this.#rows[index - 1]!.entry.context !== context);
      const over = isFresh ? this.#dateOf(context, undefined).date : undefined;
      return this.#dateOf(stamp.day, this.#seconds[index], { over, index });
    }
    if (!stamp?.brokenDay) return undefined;
    const { month, day } = stamp.brokenDay;
    const known = [...new Set(this.#context.dates.filter((date) => date.endsWith(`-${two(month)}-${two(day)}`)))];
    return known.length === 1
      ? { date: known[0]!, by: `\`${known[0]}\` elsewhere in the document` }
      : { ask: `\`${written}\` is no date: write the date` };
  }

  /** The date of a written day; `over` is that of the day it stands under, where no row is between. */
  #dateOf(
    day: WrittenDay,
    time: number | undefined,
    at: { over?: string | undefined; index?: number } = {},
  ): DateReading {
    const isName = day.readings.length === 0 && day.weekday !== undefined && day.month === 0 && !/\d/.test(day.text);
    if (isName) return this.#weekday(day, time, at);
    if (day.shift) return this.#shiftedDay(day, day.shift, time);
    return dateOf(day, this.#context, this.#previous?.date ?? this.#context.day?.date);
  }

  /** A day of the week alone: the day above, or the next one of that name where it is less than six days off. */
  #weekday(
    { text, weekday }: WrittenDay,
    time: number | undefined,
    { over, index }: { over?: string | undefined; index?: number },
  ): DateReading {
    const start = over ?? (this.#previous ? undefined : this.#context.day?.date);
    const above = start === undefined ? this.#previous : { date: start, seconds: -1 };
    if (above && (over !== undefined || !this.#lost)) {
      const day = new Date(timeOf(above.date)).getUTCDay();
      const by = `\`${above.date}\` above it`;
      if (day === weekday && (time === undefined || time >= above.seconds)) return { date: above.date, by };
      const ahead = (weekday! - day + 7) % 7;
      // Six days on is one back, and may be out of order.
      if (start === undefined && ahead > 0 && ahead < 6) {
        const date = isoOf(timeOf(above.date) + ahead * dayMs);
        const bound = index === undefined ? undefined : this.#nextDated[index];
        if (!bound || date <= bound.date) return { date, by };
      }
    }
    return { ask: `\`${text}\` gives no day: write the date` };
  }

  /** A day that is so many days from that of the row above, or from the first one. */
  #shiftedDay({ text }: WrittenDay, { days, from, number }: DayShift, time: number | undefined): DateReading {
    const ask = { ask: `\`${text}\` gives no day: write the date` };
    const above = this.#previous;
    // What happens at no time does not say that the rows below are on its day.
    if (!above || this.#lost || time === undefined) return ask;
    // East Asian tables put `次日` before every clock of that day.
    const isWord = /^[\p{Script=Han}\p{Script=Hangul}\s]+$/u.test(text);
    const isAgain = isWord && days > 0 && text === this.#shiftedBy && above.date === this.#shifted;
    if (isAgain) return time < above.seconds ? ask : { date: above.date, by: `\`${above.date}\` above it` };
    const first = this.#first ?? above.date;
    const base = from === 'first' ? first : above.date;
    const date = isoOf(timeOf(base) + days * dayMs);
    const isBack = date < above.date || (date === above.date && time < above.seconds);
    // Before dawn the next day may be the one that has just begun. Said twice, it may be one day or two.
    const isOpen =
      from === 'above' &&
      days > 0 &&
      ((above.seconds > 0 && above.seconds < 6 * 3600) ||
        (above.date === this.#shifted && time >= above.seconds) ||
        (days > 1 && above.date !== first));
    const isOther = number !== undefined && Number(date.slice(8)) !== number;
    if (isBack || isOpen || isOther) return ask;
    if (days > 0) {
      this.#shifted = date;
      this.#shiftedBy = text;
    }
    return {
      date,
      by:
        days === 0
          ? `\`${above.date}\` above it`
          : `\`${base}\`, the day ${from === 'above' ? 'above it' : 'of the first row'}`,
    };
  }

  #takeOwn(row: Row, given: DateReading, time: number | undefined): void {
    if (!given.date) {
      this.#lost = true;
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
    if (isBackwards && !row.entry.stamp?.zone)
      row.asks.push(`\`${row.entry.written}\` runs backwards: kept as written`);
    const by = given.by && `\`${row.entry.stamp!.day?.text ?? row.entry.written}\` by ${given.by}`;
    this.#settle(row, time, given.date, by);
  }

  /** Whether a day above the row settles its date, or that it has none. */
  #takeDayAbove(row: Row, index: number, time: number): boolean {
    const { context } = row.entry;
    if (!context) return false;
    const isFresh = index === 0 || this.#rows[index - 1]!.entry.context !== context;
    if (!isFresh) return false;
    const heading = this.#dateOf(context, time, { index });
    if (!heading.date) {
      this.#ask(row, heading.ask!);
      this.#lost = true;
      return true;
    }
    this.#settle(row, time, heading.date, `\`${context.text}\` above it`);
    return true;
  }

  /** The date of a row on another clock: its own, or that of the row above on the same clock, if no day began since. */
  #takeForeign(row: Row, own: DateReading | undefined, time: number | undefined): void {
    const key = zoneKey(row)!;
    const above = this.#others.get(key);
    const main = this.#previous?.date;
    if (own) row.date = own.date;
    else if (above && [above.main, above.date].includes(main) && time !== undefined && time >= above.seconds)
      row.date = above.date;
    if (row.date !== undefined && time !== undefined) this.#others.set(key, { date: row.date, seconds: time, main });
    else this.#others.delete(key);
    if (!own && !this.#previous && this.#isZoned) this.#lost = true;
  }

  /** Takes the day that the document states for every time without one. */
  #takeRule(row: Row, time: number, { date, by }: { date: string; by: string }): void {
    const previous = this.#previous;
    if (previous?.date === date && time < previous.seconds) {
      this.#ask(row, `\`${row.entry.written}\` runs backwards on \`${date}\`, the day by ${by}: write its date`);
      this.#lost = true;
      return;
    }
    this.#settle(row, time, date, this.#asked.has(by) ? undefined : `\`${date}\` by ${by}`);
    this.#asked.add(by);
  }

  #takeContext(row: Row, time: number): void {
    const { day, doubt } = this.#context;
    if (day) this.#settle(row, time, day.date, day.by);
    else {
      this.#ask(row, doubt ?? 'The first row has no date, and nothing in the document gives it: write the date');
      this.#lost = true;
    }
  }

  /** Takes the date of the row above, or the day after where midnight lies between. */
  #follow(row: Row, index: number, time: number, previous: { date: string; seconds: number }): void {
    const above = this.#rows.slice(0, index).findLast(({ clock }) => clock !== undefined);
    const slack = row.approximate || above?.approximate ? 600 : 0;
    // `01:10 EST` comes behind `01:50 EDT`: clocks were set back in between.
    const setBack = above && zoneKey(above) === zoneKey(row) ? (offsetOf(above) - offsetOf(row)) * 60 || 0 : 0;
    if (time >= previous.seconds - Math.max(slack, setBack)) {
      this.#settle(row, time, previous.date);
      return;
    }
    const back = previous.seconds - time;
    const { written, context } = row.entry;
    // Front matter gives this very time of day on a later day.
    const given = this.#context.given.filter(
      (one) => one.date > previous.date && sinceMidnight(one.stamp.clock!, hourOf(one.stamp.clock!)) === time * 1000,
    );
    if (given.length === 1) {
      this.#settle(row, time, given[0]!.date, `\`${written}\` is the time of \`${given[0]!.key}\` ${given[0]!.where}`);
      return;
    }
    const bound = this.#nextDated[index];
    if (bound && bound.date >= previous.date) {
      const days: string[] = [];
      for (let day = timeOf(previous.date) + dayMs; day <= timeOf(bound.date) && days.length < 3; day += dayMs)
        if (isoOf(day) < bound.date || time <= bound.seconds) days.push(isoOf(day));
      const tomorrow = isoOf(timeOf(previous.date) + dayMs);
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
    const over = context && this.#dateOf(context, undefined);
    if (over?.date !== undefined && over.date === previous.date && back < 43_200) {
      row.asks.push(`\`${written}\` runs backwards: kept on \`${over.date}\`, as \`${context!.text}\` stands above it`);
      this.#settle(row, time, over.date);
      return;
    }
    const tomorrow = isoOf(timeOf(previous.date) + dayMs);
    const ended = this.#rows[index - 1]!;
    if (ended.end && halfDayBack(ended.end.clock, ended.clock!) && row.clock! >= ended.end.clock) {
      this.#settle(row, time, tomorrow, `\`${written}\` is past midnight, as \`${ended.entry.written}\` ends there`);
      return;
    }
    if (this.#isOverNight(index, tomorrow)) {
      this.#settle(row, time, tomorrow, `\`${written}\` is past midnight by the order of the rows`);
      return;
    }
    row.asks.push(`\`${written}\` runs backwards below \`${above!.entry.written}\`: write its date`);
    this.#lost = true;
  }

  /**
   * Whether midnight lies between a row and the one above it: evening comes before morning there and nowhere else among
   * at least three rows in order, and their first date is that of a row, or the document names the next day too, or the
   * two rows are close.
   */
  #isOverNight(index: number, tomorrow: string): boolean {
    const isStart = (at: number) => this.#rows[at]!.entry.stamp?.day !== undefined;
    let start = index;
    while (start > 0 && !isStart(start)) start--;
    let end = index + 1;
    while (end < this.#rows.length && !isStart(end)) end++;
    const stretch = this.#rows.slice(start, end);
    if (stretch.some((row) => row.entry.context ?? this.#foreign.has(row))) return false;
    const times = this.#seconds.slice(start, end).filter((time) => time !== undefined);
    const drops = times.flatMap((time, at) => (at > 0 && time < times[at - 1]! ? [[times[at - 1]!, time]] : []));
    const [drop] = drops;
    if (!drop || drops.length > 1 || times.length < 3 || times.at(-1)! >= times[0]!) return false;
    const isNamed = this.#context.elsewhere.some(({ readings: [one, ...more] }) => {
      if (!one || more.length > 0) return false;
      return `${one.year ?? tomorrow.slice(0, 4)}-${two(one.month)}-${two(one.day)}` === tomorrow;
    });
    const isSure = isNamed || (isStart(start) && this.#rows[start]!.entry.stamp!.day!.readings.length > 0);
    if (isSure) return drop[0]! >= 18 * 3600 && drop[1]! <= 9 * 3600;
    // On the day of the document, only rows on both sides of midnight and close to each other show it.
    const isClose = drop[0]! >= 20 * 3600 && drop[1]! <= 4 * 3600 && 86_400 - drop[0]! + drop[1]! <= 3 * 3600;
    return start === 0 && this.#context.day !== undefined && isClose;
  }
}
