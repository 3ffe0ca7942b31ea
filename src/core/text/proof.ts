import { daysInMonth } from './calendar.ts';
import type { DayOrder, DayReading, WrittenDay } from './day.ts';

/** What takes readings away, and why it may. */
export interface Constraint<T> {
  by: string;
  allows(reading: T): boolean;
}

/** The readings that are left, and what decided where only some are. */
export interface Proof<T> {
  left: readonly T[];
  by: string[];
}

/**
 * Takes readings away, the strongest constraints first. Constraints that contradict each other decide nothing, and
 * nothing weaker is asked then; a group that is silent about the readings left takes none away.
 */
export function prove<T>(readings: readonly T[], groups: readonly (readonly Constraint<T>[])[]): Proof<T> {
  let left = readings;
  const by: string[] = [];
  for (const group of groups) {
    if (left.length <= 1) break;
    const allowed = left.filter((reading) => group.every((constraint) => constraint.allows(reading)));
    if (allowed.length === 0) break;
    if (allowed.length === left.length) continue;
    const before = left;
    by.push(group.find((constraint) => before.some((reading) => !constraint.allows(reading)))!.by);
    left = allowed;
  }
  return { left, by };
}

/** What is known about how the numeric days of a text are written. */
export interface DayEvidence {
  /** Days of what is read, in order; they decide first. */
  days: readonly WrittenDay[];
  /** Days elsewhere in the same text that are about the same thing. */
  elsewhere: readonly WrittenDay[];
  /** Days that are known to belong to it, YYYY-MM-DD. */
  stated: readonly string[];
  /** The language of the library, as a tag. */
  language: string;
  /** What comes first in the language the text is written in. */
  usual?: 'day-first' | 'month-first' | undefined;
  /** Days of other texts of the same people. */
  beside: readonly WrittenDay[];
}

/** The order of the days of one notation, by the mark between their numbers, and what decided it. */
export type DayOrders = ReadonlyMap<string, { order: DayOrder; by: string }>;

const markOf = (day: WrittenDay) => day.notation?.charAt(0) ?? '';
const two = (value: number) => String(value).padStart(2, '0');
const iso = ({ year, month, day }: DayReading) => `${year ?? '0000'}-${two(month)}-${two(day)}`;

/** What comes first in the numeric days of a text, where that can be told. */
export function dayOrders(evidence: DayEvidence): DayOrders {
  const orders = new Map<string, { order: DayOrder; by: string }>();
  const numeric = [...evidence.days, ...evidence.elsewhere].filter((day) => day.notation !== undefined);
  for (const mark of new Set(numeric.map(markOf))) {
    const { left, by } = proveOrder(mark, evidence);
    if (left.length === 1) orders.set(mark, { order: left[0]!, by: by.join(', ') || 'how they are written' });
  }
  return orders;
}

function proveOrder(mark: string, { days, elsewhere, stated, language, usual, beside }: DayEvidence): Proof<DayOrder> {
  const own = days.filter((day) => markOf(day) === mark && day.readings.length > 0);
  const like = elsewhere.filter((day) => markOf(day) === mark);
  const others = [...elsewhere, ...days].filter((day) => markOf(day) !== mark && /[-/]/.test(markOf(day)));
  const hasShort = [...own, ...like].some(({ notation }) => notation?.endsWith('yy') && !notation.endsWith('yyyy'));
  const all: DayOrder[] = hasShort ? ['day-first', 'month-first', 'year-first'] : ['day-first', 'month-first'];
  const isUsual = usual === 'day-first' || (usual === 'month-first' && own.every(({ notation }) => notation === mark));
  const oneWay = (list: readonly WrittenDay[]): Constraint<DayOrder>[] =>
    list
      .filter(({ readings }) => readings.length > 0 && readings.every(({ order }) => order !== undefined))
      .filter(({ readings }) => all.some((order) => !readings.some((reading) => reading.order === order)))
      .map(({ text, readings }) => ({
        by: `\`${text}\`, which can only be read one way`,
        allows: (order) => readings.some((reading) => reading.order === order),
      }));
  return prove(all, [
    oneWay(own),
    oneWay(like),
    statedOrder(own, stated),
    forwards(own, all),
    oneWay(others),
    isUsual ? [{ by: 'the language it is written in', allows: (order) => order === usual }] : [],
    languageOrder(language),
    mark === '.' ? [{ by: 'its points', allows: (order) => order === 'day-first' }] : [],
    oneWay(beside.filter((day) => markOf(day) === mark)),
  ]);
}

/** A day that is known from elsewhere is one of the days written here. */
function statedOrder(days: readonly WrittenDay[], stated: readonly string[]): Constraint<DayOrder>[] {
  const isStated = (reading: DayReading) =>
    stated.find((date) => (reading.year === undefined ? date.endsWith(iso(reading).slice(4)) : date === iso(reading)));
  return days
    .filter(({ readings }) => readings.some(isStated))
    .map(({ readings }) => ({
      by: `\`${readings.map(isStated).find((date) => date !== undefined)}\` elsewhere in the document`,
      allows: (order) => readings.some((reading) => reading.order === order && isStated(reading) !== undefined),
    }));
}

/** Rows run forwards: an order in which none runs backwards, where in another one some do. */
function forwards(days: readonly WrittenDay[], all: readonly DayOrder[]): Constraint<DayOrder>[] {
  const runs = new Map(
    all.map((order) => {
      const dates = days.flatMap(({ readings }) => {
        const reading =
          readings.find((one) => one.order === order) ?? (readings.length === 1 ? readings[0] : undefined);
        return reading ? [iso(reading)] : [];
      });
      return [order, dates.every((date, index) => index === 0 || date >= dates[index - 1]!)] as const;
    }),
  );
  if (![...runs.values()].includes(true)) return [];
  return [{ by: 'the order of the rows', allows: (order) => runs.get(order)! }];
}

/** Languages in which a day in numbers begins with the day; English has both ways, except where a country is named. */
const dayFirst =
  /^(?:de|fr|es|pt|it|nl|da|nb|nn|no|fi|pl|cs|sk|ru|uk|tr|el|ro|bg|hr|sl|ca|en-(?:GB|AU|NZ|IE|IN))(?:-|$)/i;

function languageOrder(language: string): Constraint<DayOrder>[] {
  const first: DayOrder | undefined = dayFirst.test(language)
    ? 'day-first'
    : /^en-US(?:-|$)/i.test(language)
      ? 'month-first'
      : undefined;
  return first ? [{ by: `the language of the library, \`${language}\``, allows: (order) => order === first }] : [];
}

/** Whether a day exists in a year, and falls on its day of the week if it names one. */
export function fits({ month, day }: Pick<DayReading, 'month' | 'day'>, year: number, weekday?: number): boolean {
  if (day > daysInMonth(year, month)) return false;
  return weekday === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday;
}
