import type { TrackerSettings } from '../core/model/configuration.ts';
import type { Ticket } from '../core/model/ticket.ts';
import type { Http } from './http.ts';

/** What is said of an action item in a new ticket. */
export interface Draft {
  title: string;
  /** Paragraphs of plain text; an address in them stands by itself. */
  paragraphs: string[];
  /** YYYY-MM-DD, for trackers that have due dates. */
  due?: string | undefined;
}

/** A ticket that was opened from here: its names, and the text that may hold the link back. */
export interface Opened {
  /** The forms in which a table may name it, the shortest first. */
  names: string[];
  text: string;
}

/**
 * What the library asks of a tracker. An adapter is one file that gives such an object; it throws `TrackerFault` where the
 * tracker as a whole cannot go on.
 */
export interface Tracker {
  /**
   * Reads tickets, given as the tables name them, and yields each as soon as it is known, so that what was read before a
   * fault is kept. One that is deleted, or that the token may not see, is yielded as such; of one that is not yielded
   * nothing new is known.
   */
  read(tickets: readonly string[]): AsyncIterable<Ticket>;
  /** The tickets that were opened from here, whatever their state, found by the label or by `address`. */
  opened(address: string): AsyncIterable<Opened>;
  /** Opens a ticket that `opened` finds. Is never repeated by itself: it may have been opened although the answer was lost. */
  open(draft: Draft): Promise<Opened>;
  /** Writes title and text of a ticket anew. */
  rewrite(ticket: string, draft: Draft): Promise<void>;
  /** The forms in which a table may name a ticket, by its number; for a check before any is opened. */
  namesOf(number: number): string[];
}

/** Makes a tracker of what library.yaml says, and of the environment variables it names. */
export type Adapter = (settings: TrackerSettings, environment: Environment, http: OpenHttp) => Tracker;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Opens the way to an API. */
export type OpenHttp = (api: {
  /** Address of the API. */
  url: string;
  headers: Record<string, string>;
  /** What must never be printed. */
  secrets: string[];
}) => Http;

/** The label of tickets that were opened from here. */
export const label = 'postmortem';

/** A tracker that cannot go on; the message is a sentence for people, without secrets. */
export class TrackerFault extends Error {
  /** Whether a request that must not be sent twice may have arrived. */
  readonly mayHaveArrived: boolean;

  constructor(message: string, mayHaveArrived = false) {
    super(message);
    this.mayHaveArrived = mayHaveArrived;
  }
}

/**
 * A token of the environment.
 *
 * @throws TrackerFault where it is not set
 */
export function secretOf(environment: Environment, name: string): string {
  const secret = environment[name]?.trim();
  if (!secret) throw new TrackerFault(`There is no environment variable ${name}. Set it to the secret it is for.`);
  return secret;
}

/** The number in the name of a ticket: `12` of `#12`, of `INF-12` and of `https://…/issues/12`. */
export function numberOf(ticket: string): number | undefined {
  const digits = /(\d+)\/?$/.exec(ticket)?.[1];
  return digits === undefined || digits.length > 15 ? undefined : Number(digits);
}

/** The tickets by their numbers; several names may have one. */
export function byNumber(tickets: readonly string[]): Map<number, string[]> {
  const numbers = new Map<number, string[]>();
  for (const ticket of tickets) {
    const number = numberOf(ticket);
    if (number === undefined) continue;
    const names = numbers.get(number);
    if (names) names.push(ticket);
    else numbers.set(number, [ticket]);
  }
  return numbers;
}

/** The day of an instant as an API writes it, YYYY-MM-DD in UTC; undefined for nothing and for what is no time. */
export function dayOf(instant: unknown): string | undefined {
  if (typeof instant !== 'string') return undefined;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Whether words of a closed ticket, such as labels or its resolution, say that it was declined. */
export function isDeclined(words: readonly string[], { declined }: TrackerSettings): boolean {
  const known = new Set(declined.map((word) => word.toLowerCase()));
  return words.some((word) => known.has(word.toLowerCase()));
}

/** A list in pieces of at most so many. */
export function pieces<T>(list: readonly T[], size: number): T[][] {
  const all: T[][] = [];
  for (let start = 0; start < list.length; start += size) all.push(list.slice(start, start + size));
  return all;
}

/** The text of a draft as Markdown. */
export function markdownOf({ paragraphs }: Draft): string {
  return paragraphs.map(escaped).join('\n\n');
}

/** Text of a document mentions nobody and makes no markup; addresses stay what they are. */
function escaped(text: string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#!|~]/g, '\\$&').replaceAll('@', '@\u200b'),
    )
    .join('');
}
