import { proportion, type Proportion } from '../metrics/proportion.ts';
import type { BoardItem } from './board.ts';
import { quarterOf } from './reviews.ts';

/** How many quarters are looked back on, the one of the day among them. */
const lookBack = 8;

/** How many promises of a quarter were kept, by the quarter they were due in. */
export interface Quarter {
  /** `2026-Q2`. */
  quarter: string;
  /** Done, of those that were not declined and whose day has come. */
  kept: Proportion;
  /** The same of each team that has any in the quarters looked at; those of no team are under the empty string. */
  teams: ReadonlyMap<string, Proportion>;
}

/**
 * The promises of the last eight quarters on a day, YYYY-MM-DD, the earliest first; `teams` are all of these quarters, by
 * name, no team last. Empty where nothing was due in any of them.
 */
export function quartersOf(
  items: readonly BoardItem[],
  today: string,
): { quarters: Quarter[]; teams: { team: string; kept: Proportion }[] } {
  const names = quartersUntil(quarterOf(today));
  const due = items.flatMap((item) => {
    const { due, status } = item.action;
    if (!due || due.value > today || status?.value === 'declined') return [];
    const quarter = quarterOf(due.value);
    return quarter < names[0]! ? [] : { quarter, team: item.owner.team ?? '', isDone: status?.value === 'done' };
  });
  if (due.length === 0) return { quarters: [], teams: [] };
  const kept = (some: typeof due) => proportion(some.filter(({ isDone }) => isDone).length, some.length);
  const teams = [...new Set(due.map(({ team }) => team))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
  );
  return {
    quarters: names.map((quarter) => {
      const own = due.filter((one) => one.quarter === quarter);
      return {
        quarter,
        kept: kept(own),
        teams: new Map(teams.map((team) => [team, kept(own.filter((one) => one.team === team))])),
      };
    }),
    teams: teams.map((team) => ({ team, kept: kept(due.filter((one) => one.team === team)) })),
  };
}

/** The quarters looked back on, up to one, `2026-Q2`. */
function quartersUntil(last: string): string[] {
  const count = Number(last.slice(0, 4)) * 4 + Number(last.slice(6)) - 1;
  return Array.from({ length: lookBack }, (_, index) => {
    const at = count - lookBack + 1 + index;
    return `${String(Math.floor(at / 4)).padStart(4, '0')}-Q${(at % 4) + 1}`;
  });
}
