import type { Milestone, Precision } from '../../model/vocabulary.ts';

/** Levels of entries, lowest first; an entry without one has none. */
export const weights = ['debug', 'info', 'notice', 'warning', 'error', 'critical'] as const;
export type Weight = (typeof weights)[number];

/** What an entry reports, if its vendor has a word for it. Entries that differ in it are never merged. */
export type Kind = 'fire' | 'acknowledge' | 'resolve' | 'declare' | 'deploy' | 'deployed' | 'update' | 'note';

/** A milestone an entry suggests, and the reason. */
export interface Claim {
  milestone: Milestone;
  /** The words or the field it was read from, as a person would quote it. */
  words: string;
  /** Whether a field of the vendor says so; else a person has to agree. */
  sure: boolean;
}

/** The source of an entry. */
export interface Source {
  /** The vendor's name, or `log`. */
  format: string;
  /** The file as it was given. */
  file: string;
  line?: number | undefined;
  /** As the evidence cell names it: `PagerDuty #1234`, `app.log:12`. */
  label: string;
  /** Address of the entry, where its export has one. */
  url?: string | undefined;
  /** Unique id within the format; the same id in two exports is the same entry. */
  id?: string | undefined;
}

/** One thing that happened, as one export tells it. */
export interface Evidence {
  /** Milliseconds since the epoch. */
  at: number;
  precision: Precision;
  /** Plain text on one line. */
  text: string;
  source: Source;
  /** Index of the entry in its file, from 0; one entry can yield several moments. */
  entry: number;
  kind?: Kind | undefined;
  /** Names of the alert or incident it is about, lower case. They connect sources. */
  keys: readonly string[];
  claim?: Claim | undefined;
  weight?: Weight | undefined;
  /** For repeated entries: how many, and when the last one was. */
  repeats?: { count: number; last: number } | undefined;
}

/** Something that cannot be read, or only after a question is answered. */
export interface Problem {
  file: string;
  /** Line of a text file. */
  line?: number | undefined;
  /** Path into a JSON file: `log_entries[3].created_at`. */
  path?: string | undefined;
  /** `Unexpected X, expected Y`. */
  reason: string;
  hint?: string | undefined;
}

/** The reading of one file. Every entry is used, folded, left out, asked about or unreadable. */
export interface Reading {
  file: string;
  /** Name of the format; undefined where none was recognised. */
  format: string | undefined;
  /** Entries or lines the file has. */
  read: number;
  events: Evidence[];
  /** Entries folded as repeats or for their low level, by reason. */
  folded: Map<string, number>;
  /** Entries that do not belong into a timeline, by reason. */
  left: Map<string, number>;
  /** Entries with an open question about their time. */
  asked: number;
  questions: Problem[];
  unreadable: Problem[];
  /** Entries that are unreadable; a file as a whole has none. */
  lost: number;
  /** Decisions and their reasons. */
  notes: string[];
}

/** Collects the reading of one file. */
export class Reader {
  readonly reading: Reading;
  readonly format: string;

  constructor(file: string, format: string) {
    this.format = format;
    this.reading = emptyReading(file, format);
  }

  /** Counts an entry with its moments; without any it is left out. */
  use(...events: Omit<Evidence, 'entry'>[]): void {
    const entry = this.reading.read++;
    for (const event of events) {
      this.reading.events.push({
        ...event,
        text: oneLine(event.text),
        source: { ...event.source, label: labelText(event.source.label) },
        entry,
      });
    }
    if (events.length === 0) add(this.reading.left, 'without a time');
  }

  /** Counts one entry that is left out. */
  leave(why: string): void {
    this.reading.read++;
    add(this.reading.left, why);
  }

  /** Counts one entry that cannot be read. */
  fail(path: string, value: unknown, expected: string, hint?: string): void {
    this.reading.read++;
    this.reading.lost++;
    this.reading.unreadable.push({
      file: this.reading.file,
      path,
      reason: `Unexpected ${value === undefined ? 'missing value' : shownValue(value)}, expected ${expected}`,
      hint,
    });
  }

  /** A source in this file. */
  source(label: string, more: Partial<Source> = {}): Source {
    return { format: this.format, file: this.reading.file, label, ...more };
  }
}

/** A reading with nothing in it. */
export function emptyReading(file: string, format: string | undefined): Reading {
  return {
    file,
    format,
    read: 0,
    events: [],
    folded: new Map(),
    left: new Map(),
    asked: 0,
    questions: [],
    unreadable: [],
    lost: 0,
    notes: [],
  };
}

/** Adds to a count. */
export function add(counts: Map<string, number>, key: string, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** The sum of all counts. */
export function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** Text on one line, without characters nobody can see. */
export function oneLine(text: string): string {
  return text
    .replace(/\u001b\[[\d;]*[A-Za-z]/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ue0f0\ue0f1]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Labels are parted by `; ` in a cell. */
function labelText(label: string): string {
  return oneLine(label).replace(/;/g, ',').slice(0, 120);
}

/** A value as a message shows it. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = oneLine(text).replaceAll('`', 'ˋ');
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

/** The file's own name, without its folders. */
export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

/** Names in a text that tell an alert or an incident apart: `CheckoutErrorRateHigh`, `INC-42`. Lower case. */
export function namesIn(text: string): string[] {
  const found = text.matchAll(/\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*){2,}\b|\b(?:INC|SEV|OPS|ALERT)-\d+\b/g);
  return [...new Set([...found].slice(0, 20).map(([name]) => name.toLowerCase()))];
}
