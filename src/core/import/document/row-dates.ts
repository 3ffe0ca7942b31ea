import type { Row, TimeContext } from './row.ts';
import type { WrittenDay } from './stamp.ts';

const two = (value: number) => String(value).padStart(2, '0');
const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
const dayMs = 86_400_000;
const at = (date: string) => Date.parse(`${date}T00:00:00Z`);

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

/** Finds the date of each row: its own, that of a heading above it, or that of the row above. */
export function readDates(rows: Row[], seconds: readonly (number | undefined)[], context: TimeContext): void {
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
