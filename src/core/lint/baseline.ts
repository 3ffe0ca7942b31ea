import type { JudgedMessage } from '../model/message.ts';
import { subjectOf, textAt } from './reporters/identity.ts';
import { unallowable } from './unallowable.ts';

/** A message that was there when the library began to be judged: known, and no obstacle. */
export interface KnownMessage {
  file: string;
  rule: string;
  /** What was found: the reason without what was expected instead. */
  what: string;
  /** The text it stands at. */
  at: string;
  /** Known as a note only: once the document is set to review and it weighs more, it is new. */
  note?: true;
  /** How many equal ones there are. */
  times: number;
}

/** The file a baseline is kept in, in the content folder. */
export const baselineFile = 'baseline.json';

/** Messages measured against a baseline. */
export interface Measured<M> {
  /** Those the baseline does not know. */
  fresh: M[];
  /** How many it knows. */
  known: number;
  /** What it knows and what no longer occurs, with how many times too often. */
  stale: KnownMessage[];
}

/** Sorts messages into known and new ones. A message is known wherever its lines have moved to. */
export function measure<M extends JudgedMessage>(
  messages: readonly M[],
  baseline: readonly KnownMessage[],
  sourceOf: (file: string) => string | undefined,
): Measured<M> {
  const left = new Map<string, number>();
  for (const entry of baseline) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.times);
  const fresh: M[] = [];
  for (const message of messages) {
    const entry = entryOf(message, sourceOf);
    const times = entry ? (left.get(keyOf(entry)) ?? 0) : 0;
    if (entry && times > 0) left.set(keyOf(entry), times - 1);
    else fresh.push(message);
  }
  const stale: KnownMessage[] = [];
  for (const entry of baseline) {
    const times = Math.min(left.get(keyOf(entry)) ?? 0, entry.times);
    if (times > 0) stale.push({ ...entry, times });
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - times);
  }
  return { fresh, known: messages.length - fresh.length, stale };
}

/** The baseline of a library that has none yet: every message that weighs something, and on request the notes. */
export function baselineOf(
  messages: readonly JudgedMessage[],
  sourceOf: (file: string) => string | undefined,
  withNotes = false,
): KnownMessage[] {
  const entries = new Map<string, KnownMessage>();
  for (const message of messages) {
    const entry = message.level === 'info' && !withNotes ? undefined : entryOf(message, sourceOf);
    if (!entry) continue;
    const same = entries.get(keyOf(entry));
    if (same) same.times++;
    else entries.set(keyOf(entry), entry);
  }
  return [...entries.values()].sort(compare);
}

/** What both baselines know: one can take away from another and add nothing. */
export function common(baseline: readonly KnownMessage[], other: readonly KnownMessage[]): KnownMessage[] {
  const times = new Map<string, number>();
  for (const entry of other) times.set(keyOf(entry), (times.get(keyOf(entry)) ?? 0) + entry.times);
  return baseline
    .map((entry) => {
      const most = times.get(keyOf(entry)) ?? 0;
      times.set(keyOf(entry), Math.max(most - entry.times, 0));
      return { ...entry, times: Math.min(entry.times, most) };
    })
    .filter((entry) => entry.times > 0);
}

/** A baseline without what no longer occurs. */
export function without(baseline: readonly KnownMessage[], stale: readonly KnownMessage[]): KnownMessage[] {
  const gone = new Map(stale.map((entry) => [keyOf(entry), entry.times]));
  return baseline
    .map((entry) => ({ ...entry, times: entry.times - (gone.get(keyOf(entry)) ?? 0) }))
    .filter(({ times }) => times > 0)
    .sort(compare);
}

/** A baseline as text: sorted, an entry a line, so that a difference can be read. */
export function printBaseline(baseline: readonly KnownMessage[]): string {
  const lines = [...baseline].sort(compare).map(({ file, rule, what, at, note, times }) => {
    const entry = { file, rule, what, at, ...(note ? { note } : {}), ...(times === 1 ? {} : { times }) };
    return `    ${JSON.stringify(entry)}`;
  });
  return `{\n  "schema": 1,\n  "known": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Reads a baseline, or says in a sentence what is wrong with it. */
export function readBaseline(text: string): KnownMessage[] | string {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return `it is no JSON (${(error as Error).message})`;
  }
  const { schema, known } = (data ?? {}) as { schema?: unknown; known?: unknown };
  if (schema !== 1) return 'it has no `"schema": 1`';
  if (!Array.isArray(known)) return 'it has no list `known`';
  const entries: KnownMessage[] = [];
  for (const [index, entry] of (known as unknown[]).entries()) {
    const { file, rule, what, at, note, times = 1 } = (entry ?? {}) as Record<string, unknown>;
    const isText = [file, rule, what, at].every((value) => typeof value === 'string');
    if (!isText || !Number.isInteger(times) || (times as number) < 1)
      return `entry ${index + 1} is not of the form { "file", "rule", "what", "at", "times" }`;
    entries.push({ file, rule, what, at, ...(note === true ? { note } : {}), times } as KnownMessage);
  }
  return entries;
}

/** Undefined for what no baseline can know: text that runs or cannot be read, as with `allow`. */
function entryOf(
  { rule, level, reason, place }: JudgedMessage,
  sourceOf: (file: string) => string | undefined,
): KnownMessage | undefined {
  if (unallowable.has(rule)) return undefined;
  const note = level === 'info' ? { note: true as const } : {};
  return {
    file: place.file,
    rule,
    what: subjectOf(reason),
    at: textAt(place, sourceOf(place.file)),
    ...note,
    times: 1,
  };
}

function keyOf({ file, rule, what, at, note }: KnownMessage): string {
  return JSON.stringify([file, rule, what, at, ...(note ? ['note'] : [])]);
}

function compare(a: KnownMessage, b: KnownMessage): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
