import type { Message } from '../model/message.ts';
import { snapshotFile, snapshotSchema, type Snapshot, type Ticket } from '../model/ticket.ts';
import { checkSchema, shown } from './schema.ts';
import { parseYaml } from './yaml.ts';

const rule = 'snapshot-valid';

/**
 * Reads the snapshot of tickets. What is wrong with it is a message at its place, and what is left of it counts: of a
 * ticket that could not be read, or that stands there twice, nothing is known.
 *
 * @param text undefined where there is none: then no ticket is known
 */
export function parseSnapshot(text: string | undefined): {
  tickets: ReadonlyMap<string, Ticket>;
  messages: Message[];
} {
  if (text === undefined) return { tickets: new Map(), messages: [] };
  const whole = wholeSnapshot(text);
  if (whole) return { tickets: new Map(whole.tickets.map((ticket) => [ticket.ticket, ticket])), messages: [] };
  // Places are worth their time only where something is wrong. JSON is YAML as well.
  const yaml = parseYaml(text, snapshotFile, rule);
  const [torn] = yaml.messages;
  // Of a text that breaks off nobody knows what else is missing from what is there.
  if (torn) {
    const reason = 'Unexpected text that is not JSON, or breaks off, expected the file as it was written';
    return { tickets: new Map(), messages: [{ rule, reason, place: torn.place, hint }] };
  }
  const { data, messages } = checkSchema(snapshotSchema, yaml, snapshotFile, rule, { schema: 1, tickets: [] });
  const tickets = new Map<string, Ticket>();
  const twice = new Set<string>();
  const first = new Map<string, number>();
  const written = (yaml.data as { tickets?: unknown } | undefined)?.tickets;
  for (const [index, entry] of (Array.isArray(written) ? written : []).entries()) {
    const name = (entry as { ticket?: unknown } | null)?.ticket;
    if (typeof name !== 'string') continue;
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      continue;
    }
    twice.add(name);
    messages.push({
      rule,
      reason: `Unexpected second entry of ${shown(name)}, expected each ticket once`,
      place: yaml.places.get(`tickets.${index}`)!,
      causes: [{ reason: 'the first one', place: yaml.places.get(`tickets.${earlier}`)! }],
    });
  }
  for (const ticket of data.tickets) if (!twice.has(ticket.ticket)) tickets.set(ticket.ticket, ticket);
  return { tickets, messages: messages.map((message) => ({ ...message, hint: message.hint ?? hint })) };
}

const hint = '`npx postmortems actions sync` writes it anew.';

function wholeSnapshot(text: string): Snapshot | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = snapshotSchema.safeParse(data);
  if (!read.success) return undefined;
  return new Set(read.data.tickets.map(({ ticket }) => ticket)).size === read.data.tickets.length
    ? read.data
    : undefined;
}

/** The snapshot as a file: in the order of the tickets’ names, one on each line. */
export function writeSnapshot(tickets: Iterable<Ticket>): string {
  const sorted = [...tickets].sort((a, b) => compareNames(a.ticket, b.ticket));
  const line = ({ ticket, state, owner, due, closed, movedTo, unread }: Ticket) =>
    `    ${JSON.stringify({ ticket, state, owner, due, closed, movedTo, unread })}`;
  return `{\n  "schema": 1,\n  "tickets": [${sorted.length === 0 ? '' : `\n${sorted.map(line).join(',\n')}\n  `}]\n}\n`;
}

/** `INF-9` before `INF-10`, and the same order on every machine. */
function compareNames(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => name.replace(/\d+/g, (digits) => digits.padStart(12, '0')));
  return first! < second! ? -1 : first! > second! ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
