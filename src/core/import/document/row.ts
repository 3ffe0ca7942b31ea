import type { Entry } from './entries.ts';
import type { WrittenZone } from '../../text/zone.ts';

/** What the whole document tells about its times. */
export interface TimeContext {
  /** The day of the incident and its source; undefined if unknown or contradictory. */
  day: { date: string; by: string } | undefined;
  /** Why there is no day. */
  doubt: string | undefined;
  /** Year of dates without one. */
  year: { year: number; by: string } | undefined;
  /** Whether day or month comes first in `04-03-2026`, if the document shows it. */
  order: { order: 'day-first' | 'month-first'; by: string } | undefined;
  /** Zone the document states for its times. */
  zone: { zone: WrittenZone; by: string } | undefined;
  /** Zone somebody decided for times that name none. */
  fallback: { zone: string; by: string } | undefined;
  /** Offsets implied by times in UTC in the rows' text, each with the words. */
  evidence: ReadonlyMap<string, string>;
  /** Dates of the document, YYYY-MM-DD, for completing broken ones. */
  dates: readonly string[];
}

export type RowState = 'read' | 'no-zone' | 'undated' | 'unreadable';

/** A row for our table. */
export interface Row {
  entry: Entry;
  state: RowState;
  /** Milliseconds since the epoch, only where the state is `read`. */
  instant: number | undefined;
  /** Without date and zone, in our grammar; undefined where unreadable. */
  clock: string | undefined;
  end: { date: string | undefined; clock: string } | undefined;
  /** YYYY-MM-DD. */
  date: string | undefined;
  zone: string | undefined;
  approximate: boolean;
  /** How it was read, where the row alone does not show it. */
  by: string[];
  /** Questions for a person. */
  asks: string[];
}
