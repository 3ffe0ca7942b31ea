import type { Catalogue } from '../model/entry.ts';
import type { LibraryAction } from '../model/library-action.ts';
import type { Place } from '../model/message.ts';
import { isPending } from '../model/postmortem.ts';
import { ticketsIn, type Ticket } from '../model/ticket.ts';
import type { ActionStatus } from '../model/vocabulary.ts';
import { ownerOf, personOf } from './owner.ts';

/** What a table and a tracker say differently of one action item. */
export interface Disagreement extends LibraryAction {
  about: 'status' | 'owner' | 'due' | 'gone' | 'moved';
  /** The ticket, or the tickets with commas between them. */
  ticket: string;
  /** What the table says; undefined where the cell is empty. */
  written: string | undefined;
  /** What the tracker says, in the words of the table; of a deleted ticket nothing. */
  tracker: string | undefined;
  /** The cell, or the row where it is empty. */
  place: Place;
}

type Library = Pick<Catalogue, 'tickets' | 'people' | 'services'>;

/** The tickets of an action item, by the last snapshot; undefined for one that it does not hold. */
export function ticketsOf(
  { action }: Pick<LibraryAction, 'action'>,
  { tickets }: Pick<Catalogue, 'tickets'>,
): (Ticket | undefined)[] {
  return action.ticket ? ticketsIn(action.ticket.value).map((name) => tickets.get(name)) : [];
}

/**
 * How an action item stands by its tickets: it is done or declined once all of them are closed, and done where one of
 * them was done. Undefined without a ticket, and where it hangs on one of which nobody knows how it stands.
 */
export function trackedStatus(tickets: readonly (Ticket | undefined)[]): ActionStatus | undefined {
  const states = tickets.map((ticket) => ticket?.state);
  if (states.length === 0) return undefined;
  const isClosed = (state: string | undefined) => state === 'done' || state === 'declined';
  if (states.some((state) => state === 'in-progress')) return 'in-progress';
  if (states.some((state) => state === 'open')) return states.some(isClosed) ? 'in-progress' : 'open';
  if (!states.every(isClosed)) return undefined;
  return states.includes('done') ? 'done' : 'declined';
}

/** The day the last of some tickets is due, YYYY-MM-DD; undefined where no tracker has one. */
export function trackedDue(tickets: readonly (Ticket | undefined)[]): string | undefined {
  return tickets
    .flatMap((ticket) => ticket?.due ?? [])
    .sort()
    .at(-1);
}

/**
 * What the table and the tracker say differently of an action item. An open ticket agrees with an item in progress, since
 * not every tracker tells them apart; owners and due dates are compared of what is still to be done, and owners where the
 * account is known to belong to somebody. A ticket that may merely be hidden from the token is no disagreement.
 */
export function disagreementsOf(item: LibraryAction, library: Library): Disagreement[] {
  const { action } = item;
  if (!action.ticket) return [];
  const tickets = ticketsOf(item, library);
  const ticket = action.ticket.value;
  const found: Disagreement[] = [];
  const say = (
    about: Disagreement['about'],
    written: string | undefined,
    tracker: string | undefined,
    place = action.place,
  ) => {
    found.push({ ...item, about, ticket, written, tracker, place });
  };
  for (const one of tickets) {
    if (one?.state === 'gone') say('gone', one.ticket, undefined, action.ticket.place);
    else if (one?.movedTo !== undefined) say('moved', one.ticket, one.movedTo, action.ticket.place);
  }
  const status = trackedStatus(tickets);
  const written = action.status?.value;
  if (status !== undefined && status !== written && !(status === 'open' && written === 'in-progress'))
    say('status', written, status, action.status?.place);
  if (!isPending(action) || (status !== 'open' && status !== 'in-progress')) return found;

  const days = tickets.flatMap((one) => one?.due ?? []);
  if (days.length > 0 && !days.includes(action.due?.value ?? ''))
    say('due', action.due?.value, trackedDue(tickets), action.due?.place);
  const handles = tickets.map((one) => (one?.owner === undefined ? undefined : personOf(one.owner, library)));
  const owner = ownerOf(action, library);
  const agrees = (handle: string) =>
    owner.handle === undefined ? library.people.get(handle)?.team === owner.team : handle === owner.handle;
  const known = handles.filter((handle) => handle !== undefined);
  if (known.length === handles.length && action.owner && (owner.handle ?? owner.team) !== undefined)
    if (!known.some(agrees)) say('owner', action.owner.value, `@${known[0]!}`, action.owner.place);
  return found;
}
