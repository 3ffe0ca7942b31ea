import * as z from 'zod';
import { actionStatuses } from './vocabulary.ts';

/** The file in the content folder that keeps what the trackers said last. */
export const snapshotFile = 'actions.json';

/**
 * How a ticket stands: as an action item does, else `gone` where the tracker says that it was deleted, or `hidden` where
 * it does not say whether the ticket is gone or merely not readable with the token.
 */
const ticketStates = [...actionStatuses, 'gone', 'hidden'] as const;

const day = z.iso.date();

/** What a tracker said of a ticket. */
export const ticketSchema = z.strictObject({
  ticket: z.string().min(1).describe('The ticket as the tables name it.'),
  state: z.enum(ticketStates).describe('How it stands there.'),
  owner: z.string().min(1).optional().describe('The account it is assigned to, as the tracker names it.'),
  due: day.optional().describe('The day it is due there, YYYY-MM-DD.'),
  closed: day.optional().describe('The day it was closed, YYYY-MM-DD in UTC.'),
  movedTo: z.string().min(1).optional().describe('What it is called since it was moved.'),
  unread: day.optional().describe('Since this day the tracker could not be read, YYYY-MM-DD; the rest is older.'),
});
export type Ticket = z.output<typeof ticketSchema>;

/** The snapshot: tickets in the order of their names, so that a difference shows what changed. */
export const snapshotSchema = z.strictObject({
  schema: z.literal(1).describe('Version of this file’s shape; 1 is the only one so far.'),
  tickets: z.array(ticketSchema).describe('Each ticket once.'),
});
export type Snapshot = z.output<typeof snapshotSchema>;

/** The tickets of a cell, which may name several with commas between them. */
export function ticketsIn(cell: string): string[] {
  return cell.split(/\s*,\s*/).filter((ticket) => ticket !== '');
}
