import { ageOf } from '../metrics/actions.ts';
import { medianInterval, quantile, type MedianInterval } from '../metrics/median.ts';
import { daysBetween } from '../model/clock.ts';
import type { Catalogue, PromisingEntry } from '../model/entry.ts';
import { actionsOf, promisingIn, servicesOf, type LibraryAction } from '../model/library-action.ts';
import { memo } from '../model/memo.ts';
import { dayOfIncident, isPending } from '../model/postmortem.ts';
import type { Ticket } from '../model/ticket.ts';
import { disagreementsOf, ticketsOf, type Disagreement } from './disagreements.ts';
import { ownerOf, type Owner } from './owner.ts';
import { closureOf, quarterOf, type Closure } from './reviews.ts';

/** An action item with everything the library knows of it on a day. */
export interface BoardItem extends LibraryAction {
  owner: Owner;
  /** The month its incident began or its review took place, YYYY-MM; undefined where nobody knows. */
  month: string | undefined;
  /** Whether it has still to be kept. */
  pending: boolean;
  /** Whole days since the day it was due; undefined where it is not overdue. */
  overdue: number | undefined;
  /** Days since then; undefined where nobody knows. */
  age: number | undefined;
  /** Its tickets; undefined for one the snapshot does not hold. */
  tickets: (Ticket | undefined)[];
  /** The day its last ticket was closed; undefined where it is pending or nobody knows. */
  closed: string | undefined;
  disagreements: Disagreement[];
}

/** What stands above a list of action items. */
export interface Standing {
  total: number;
  open: number;
  overdue: number;
  /** Pending without a due date. */
  undated: number;
  done: number;
  declined: number;
  /** Closed in the quarter of the day asked about; `unknown` are closed on a day nobody knows. */
  closedThisQuarter: { quarter: string; count: number; unknown: number };
  closure: Closure;
  /** How old pending ones are, in days since their incident began; undefined of none. */
  age: { n: number; median: number; interval: MedianInterval | undefined; oldest: number } | undefined;
}

/** What action items can be grouped by. */
export const groupings = ['owner', 'team', 'service', 'month'] as const;
export type Grouping = (typeof groupings)[number];

/** All action items of a library on a day, YYYY-MM-DD: by due date, those without one last. */
export function boardOf(library: Catalogue, today: string): BoardItem[] {
  const items = actionsOf(promisingIn(library)).map((item): BoardItem => {
    const { document, action } = item;
    const pending = isPending(action);
    const tickets = ticketsOf(item, library);
    const days = tickets.map((ticket) => ticket?.closed);
    return {
      ...item,
      owner: ownerOf(action, library),
      month: monthOf(document, library),
      pending,
      overdue: pending && action.due && action.due.value < today ? daysBetween(action.due.value, today) : undefined,
      age: ageOf(document, today),
      tickets,
      closed: !pending && days.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined,
      disagreements: disagreementsOf(item, library),
    };
  });
  const dueOf = ({ action }: BoardItem) => action.due?.value ?? '~';
  return items.sort((a, b) =>
    dueOf(a) === dueOf(b) ? (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : dueOf(a) < dueOf(b) ? -1 : 1,
  );
}

const boards = memo((_: Catalogue) => new Map<string, BoardItem[]>());
/** The same, made once for a library and a day, for however many pages of it. */
export function boardOnce(library: Catalogue, today: string): BoardItem[] {
  const known = boards(library);
  let board = known.get(today);
  if (!board) known.set(today, (board = boardOf(library, today)));
  return board;
}

/** What stands above action items on a day, YYYY-MM-DD. */
export function standingOf(
  items: readonly BoardItem[],
  today: string,
  configuration: Catalogue['configuration'],
): Standing {
  const quarter = quarterOf(today);
  const pending = items.filter((item) => item.pending);
  const done = items.filter(({ action }) => action.status?.value === 'done');
  const ages = pending.flatMap(({ age }) => age ?? []).sort((a, b) => a - b);
  return {
    total: items.length,
    open: pending.length,
    overdue: items.filter(({ overdue }) => overdue !== undefined).length,
    undated: pending.filter(({ action }) => !action.due).length,
    done: done.length,
    declined: items.length - pending.length - done.length,
    closedThisQuarter: {
      quarter,
      count: done.filter(({ closed }) => closed !== undefined && quarterOf(closed) === quarter).length,
      unknown: done.filter(({ closed }) => closed === undefined).length,
    },
    closure: closureOf(items, today, configuration),
    age:
      ages.length === 0
        ? undefined
        : { n: ages.length, median: quantile(ages, 0.5), interval: medianInterval(ages), oldest: ages.at(-1)! },
  };
}

/**
 * Action items by what they have in common, in the order of the values; one of an incident of two services is in both
 * groups. The empty value, last, is for those of which it is not known.
 */
export function groupsOf(items: readonly BoardItem[], by: Grouping): { value: string; items: BoardItem[] }[] {
  const groups = new Map<string, BoardItem[]>();
  for (const item of items) {
    for (const value of valuesOf(item, by)) {
      const group = groups.get(value);
      if (group) group.push(item);
      else groups.set(value, [item]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([value, members]) => ({ value, items: members }));
}

/** What an item has of a grouping; the empty value where it is not known. */
export function valuesOf({ owner, month, document }: BoardItem, by: Grouping): string[] {
  if (by === 'owner') return [owner.id];
  if (by === 'team') return [owner.team ?? ''];
  if (by === 'month') return [month ?? ''];
  const services = servicesOf(document);
  return services.length === 0 ? [''] : [...new Set(services)];
}

function monthOf(document: PromisingEntry, { configuration }: Catalogue): string | undefined {
  if (document.type === 'review') return document.valid ? document.facts.date.slice(0, 7) : undefined;
  return dayOfIncident(document, configuration)?.slice(0, 7);
}
