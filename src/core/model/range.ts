/** The days a review looks back on, both included, YYYY-MM-DD. */
export interface Range {
  from: string;
  to: string;
  /** What was asked for: `2026-04`, `2026-Q2`, or both days. */
  name: string;
}

/** A month, `2026-04`; undefined for what is none. */
export function monthRange(text: string): Range | undefined {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  return year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12
    ? undefined
    : { from: `${text}-01`, to: lastOf(Number(year), Number(month)), name: text };
}

/** A quarter, `2026-Q2`; undefined for what is none. */
export function quarterRange(text: string): Range | undefined {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/i.exec(text) ?? [];
  if (year === undefined || quarter === undefined) return undefined;
  const last = Number(quarter) * 3;
  return { from: `${year}-${two(last - 2)}-01`, to: lastOf(Number(year), last), name: text.toUpperCase() };
}

/** Any two days; undefined where the second is before the first. */
export function daysRange(from: string, to: string): Range | undefined {
  return to < from ? undefined : { from, to, name: `${from} – ${to}` };
}

/** The days that a month, a quarter or two days of a review stand for; undefined for what is none. */
export function rangeOf(covers: string | { from: string; to: string }): Range | undefined {
  return typeof covers === 'string' ? (monthRange(covers) ?? quarterRange(covers)) : daysRange(covers.from, covers.to);
}

/** Whether a day is within a range. */
export function isWithin(day: string | undefined, { from, to }: Range): boolean {
  return day !== undefined && day >= from && day <= to;
}

function lastOf(year: number, month: number): string {
  const last = new Date(0);
  // Years below 100 are not of the twentieth century here.
  last.setUTCFullYear(year, month, 0);
  return last.toISOString().slice(0, 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
