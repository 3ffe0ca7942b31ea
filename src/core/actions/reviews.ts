import { proportion, type Proportion } from '../metrics/proportion.ts';
import type { Configuration } from '../model/configuration.ts';
import type { LibraryAction } from '../model/library-action.ts';

/** The ends of the quarters: when promises are looked at where library.yaml says nothing else. */
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'];

/** The time from one look at the promises to the next: the day after the last one, and the day of the next one. */
export interface Round {
  /** YYYY-MM-DD. */
  from: string;
  to: string;
}

/** How many promises were kept of those that are due by the next look at them. */
export interface Closure extends Round {
  /** Done, of those that are due in this time and were not declined. */
  kept: Proportion;
  /** How many of a hundred there should be; undefined where library.yaml names no target. */
  percent: number | undefined;
}

/** The round that a day, YYYY-MM-DD, is in; the day of the look itself is its last. */
function roundOf(day: string, { actions: { closure } }: Pick<Configuration, 'actions'>): Round {
  const ends = [...(closure?.reviews ?? quarterEnds)].sort();
  const year = Number(day.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((one) => ends.map((end) => dayOfYear(one, end)));
  const next = days.findIndex((end) => end >= day);
  return { from: following(days[next - 1]!), to: days[next]! };
}

/** The closure rate on a day, YYYY-MM-DD. */
export function closureOf(
  items: readonly Pick<LibraryAction, 'action'>[],
  today: string,
  configuration: Pick<Configuration, 'actions'>,
): Closure {
  const round = roundOf(today, configuration);
  const due = items.filter(
    ({ action: { due, status } }) =>
      due !== undefined && due.value >= round.from && due.value <= round.to && status?.value !== 'declined',
  );
  const done = due.filter(({ action }) => action.status?.value === 'done').length;
  return { ...round, kept: proportion(done, due.length), percent: configuration.actions.closure?.percent };
}

/** The quarter a day is in, `2026-Q2`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** A day of a year; 29 February is the 28th where there is none. */
function dayOfYear(year: number, end: string): string {
  const day = `${String(year).padStart(4, '0')}-${end}`;
  return end === '02-29' && new Date(`${day}T00:00:00Z`).getUTCMonth() !== 1 ? day.replace('-29', '-28') : day;
}

function following(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
