import type { Nodes, RootContent } from 'mdast';
import { daysIn, writtenDayAt, type WrittenDay } from '../../text/day.ts';
import { dayOrders, fits } from '../../text/proof.ts';
import { rawText } from './inline.ts';
import type { TimeContext } from './row.ts';

/** Reads the day by which something is to be done as YYYY-MM-DD; undefined where it can be several. */
export type ReadDue = (day: WrittenDay) => string | undefined;

const dayMs = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** A day that is all of a text, also one without a year: `3/29`. */
export function dayWritten(text: string): WrittenDay | undefined {
  const found = writtenDayAt(text, 0);
  if (found && found.length === text.length) return found.day;
  const short = /^\d{1,2}[-/.]\d{1,2}\.?$/.test(text) ? writtenDayAt(`${text} 00:00`, 0) : undefined;
  return short && short.length >= text.length ? short.day : undefined;
}

/**
 * How the days of action items are read in a document: in the order that its days have, and where nothing tells the
 * order or the year, as the one day that comes after the incident: within half a year, or a year where it is written.
 *
 * @param began the day the incident began, YYYY-MM-DD
 * @param days the days of the action items
 */
export function dueReader(
  { elsewhere, language, usual, beside }: Pick<TimeContext, 'elsewhere' | 'language' | 'usual' | 'beside'>,
  began: string | undefined,
  days: readonly WrittenDay[],
): ReadDue {
  const orders = dayOrders({ days: [], elsewhere: [...days, ...elsewhere], stated: [], language, usual, beside });
  const start = began === undefined ? undefined : Date.parse(began);
  return (day) => {
    const order = orders.get(day.notation?.charAt(0) ?? '');
    const readings = day.readings.filter((one) => !order || one.order === undefined || one.order === order.order);
    const dates = readings.flatMap(({ year, month, day: number }) => {
      const years =
        year !== undefined
          ? [year]
          : start === undefined
            ? []
            : [0, 1].map((more) => new Date(start).getUTCFullYear() + more);
      return years
        .filter((one) => year !== undefined || fits({ month, day: number }, one, day.weekday))
        .map((one) => `${one}-${two(month)}-${two(number)}`)
        .filter((date) => year !== undefined || isWithin(date, start!, 183));
    });
    const [only, ...more] = [...new Set(dates)];
    if (more.length === 0)
      return readings.length === 1 || readings.every(({ year }) => year !== undefined) ? only : undefined;
    if (start === undefined || order) return undefined;
    const after = [...new Set(dates)].filter((date) => isWithin(date, start, 366));
    const before = [...new Set(dates)].filter((date) => Date.parse(date) < start);
    return after.length === 1 && before.length === more.length ? after[0] : undefined;
  };
}

function isWithin(date: string, start: number, days: number): boolean {
  const at = Date.parse(date);
  return at >= start && at <= start + days * dayMs;
}

/** The days that a section of action items names. */
export function duesIn(nodes: readonly RootContent[]): WrittenDay[] {
  return nodes.flatMap((node): WrittenDay[] => {
    if (!('children' in node)) return [];
    const isText = node.type === 'paragraph' || node.type === 'heading' || (node.type as string) === 'tableCell';
    return isText ? daysIn(rawText(node.children as Nodes[])) : duesIn(node.children as RootContent[]);
  });
}
