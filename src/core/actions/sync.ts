import type { TrackerSettings } from '../model/configuration.ts';
import type { Catalogue, PromisingEntry } from '../model/entry.ts';
import { actionsOf, promisingIn, type LibraryAction } from '../model/library-action.ts';
import { isPending } from '../model/postmortem.ts';
import { ticketsIn, type Ticket } from '../model/ticket.ts';
import { compilePattern } from '../parse/library.ts';
import { ownerOf, personOf } from './owner.ts';

/** Tickets by the tracker they are in. */
export interface Assigned {
  trackers: { settings: TrackerSettings; tickets: string[] }[];
  /** Those that no tracker of library.yaml has. */
  strangers: string[];
}

/** Sorts the tickets of a library by tracker: the first whose pattern a ticket matches as a whole has it. */
export function assignTickets(library: Catalogue): Assigned {
  const { configuration } = library;
  const trackers = configuration.actions.trackers.map((settings) => ({
    settings,
    tickets: [] as string[],
    pattern: compilePattern(settings.tickets),
  }));
  const strangers: string[] = [];
  const all = new Set(
    actionsOf(promisingIn(library)).flatMap(({ action }) => (action.ticket ? ticketsIn(action.ticket.value) : [])),
  );
  for (const ticket of all)
    (trackers.find(({ pattern }) => pattern?.matches(ticket))?.tickets ?? strangers).push(ticket);
  return { trackers: trackers.map(({ settings, tickets }) => ({ settings, tickets })), strangers };
}

/**
 * The next snapshot: what was read, and of what could not be read what is known already, with the day since when it could
 * not. Tickets that no table names any more are dropped.
 *
 * @param wanted the tickets of every tracker there is
 * @param today YYYY-MM-DD
 */
export function nextSnapshot(
  wanted: Iterable<string>,
  read: ReadonlyMap<string, Ticket>,
  known: ReadonlyMap<string, Ticket>,
  today: string,
): Map<string, Ticket> {
  const next = new Map<string, Ticket>();
  for (const ticket of wanted) {
    const fresh = read.get(ticket);
    const old = known.get(ticket);
    if (fresh) next.set(ticket, fresh);
    else if (old) next.set(ticket, { ...old, unread: old.unread ?? today });
  }
  return next;
}

/** Tickets that several action items name, with the keys of these. */
export function sharedTickets(library: Pick<Catalogue, 'postmortems' | 'reviews'>): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { action, key } of actionsOf(promisingIn(library)))
    for (const ticket of new Set(action.ticket ? ticketsIn(action.ticket.value) : [])) {
      const list = keys.get(ticket);
      if (list) list.push(key);
      else keys.set(ticket, [key]);
    }
  return new Map([...keys].filter(([, list]) => list.length > 1));
}

/** Accounts of pending tickets that belong to nobody the library knows, so that owners cannot be compared; sorted. */
export function strangeAccounts({ tickets, people }: Pick<Catalogue, 'tickets' | 'people'>): string[] {
  const owners = new Set([...tickets.values()].flatMap(({ owner }) => owner ?? []));
  return [...owners].filter((account) => personOf(account, { people }) === undefined).sort();
}

/** An action item that has no ticket and should have one, and the tracker to open it in. */
export interface Unticketed extends LibraryAction {
  settings: TrackerSettings;
}

/**
 * Pending action items without a ticket, each with the tracker of its team, else with the first that is for all teams.
 * Drafts are left alone, since their tables still change; `skipped` are items that have no tracker, or no id to link to.
 */
export function unticketed(library: Catalogue): {
  items: Unticketed[];
  skipped: (LibraryAction & { reason: string })[];
} {
  const items: Unticketed[] = [];
  const skipped: (LibraryAction & { reason: string })[] = [];
  const { trackers } = library.configuration.actions;
  for (const item of actionsOf(promisingIn(library))) {
    const { action, document } = item;
    if (action.ticket || !isPending(action) || isDraft(document)) continue;
    const { team } = ownerOf(action, library);
    const settings =
      trackers.find(({ teams }) => team !== undefined && teams?.includes(team)) ??
      trackers.find(({ teams }) => teams === undefined);
    if (!action.id) skipped.push({ ...item, reason: 'it has no id a ticket could link back to' });
    else if (!settings) skipped.push({ ...item, reason: `no tracker is for ${team ?? 'items without a team'}` });
    else items.push({ ...item, settings });
  }
  return { items, skipped };
}

function isDraft(document: PromisingEntry): boolean {
  return document.type === 'postmortem' && document.facts.status === 'draft';
}

/** By this address the issue with all reminders is known: it names action items without being their ticket. */
export function markOfReminders(root: string): string {
  return `${root}#reminders`;
}

/** Whether a text holds an address as a whole, not as the beginning of a longer one. */
export function holdsAddress(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const rest = text.slice(at + address.length);
    if (!/^(?:[\p{L}\p{N}_%/?&=#-]|[.:,;]+[\p{L}\p{N}])/u.test(rest)) return true;
  }
  return false;
}
