import type { Entry } from './entries.ts';
import type { WrittenZone } from './zone.ts';

/** What is known about the whole document that times can lean on. */
export interface TimeContext {
  /** The day of the incident, with what says so; undefined where nothing does or two things disagree. */
  day: { date: string; by: string } | undefined;
  /** Why there is no day. */
  doubt: string | undefined;
  /** Year of dates without one. */
  year: { year: number; by: string } | undefined;
  /** Which comes first in `04-03-2026`, where the document shows it. */
  order: { order: 'day' | 'month'; by: string } | undefined;
  /** Zone the document states for its times. */
  zone: { zone: WrittenZone; by: string } | undefined;
  /** Zone somebody decided for times that name none. */
  fallback: { zone: string; by: string } | undefined;
  /** Offsets that times in UTC in the rows’ own text show, each with the words. */
  evidence: ReadonlyMap<string, string>;
  /** Dates that broken ones can be compared with, YYYY-MM-DD. */
  dates: readonly string[];
}

export type RowState = 'read' | 'no-zone' | 'undated' | 'unreadable';

/** A row as it goes into our table. */
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
  /** By what it was read, where that is not plain from the row. */
  by: string[];
  /** What somebody has to decide. */
  asks: string[];
}
