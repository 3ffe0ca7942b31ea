import * as z from 'zod';
import type { Reminder } from '../core/actions/reminders.ts';

const stateSchema = z.strictObject({
  schema: z.literal(1),
  /** By channel, the keys of what it was told and still waits. */
  told: z.record(z.string(), z.array(z.string())),
});

/** What was told to whom; kept between runs. */
export type State = z.output<typeof stateSchema>;

/** What a channel is told now: nothing, what is new, or all of it in a few lines, where nobody knows what it was told. */
export type Telling = { what: 'nothing' } | { what: 'news' | 'summary'; reminders: Reminder[] };

/** Reads the state; one that is missing, torn or foreign is an empty one, and every channel then gets a summary. */
export function readState(text: string | undefined): State {
  try {
    return stateSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return { schema: 1, told: {} };
  }
}

/** What to tell a channel of everything that waits. */
export function tellingOf({ told }: State, channel: string, reminders: readonly Reminder[]): Telling {
  const known = Object.hasOwn(told, channel) ? new Set(told[channel]) : undefined;
  const fresh = known ? reminders.filter(({ key }) => !known.has(key)) : [...reminders];
  if (fresh.length === 0) return { what: 'nothing' };
  return { what: known ? 'news' : 'summary', reminders: fresh };
}

/** The state after a channel was told of everything that waits. */
export function afterTelling({ told }: State, channel: string, reminders: readonly Reminder[]): State {
  return { schema: 1, told: { ...told, [channel]: reminders.map(({ key }) => key).sort() } };
}

/** The state as a file. */
export function writeState({ told }: State): string {
  const sorted = Object.fromEntries(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ schema: 1, told: sorted }, null, 2)}\n`;
}
