import type { WrittenDay } from '../../text/day.ts';
import type { DayOrders } from '../../text/proof.ts';
import type { WrittenZone } from '../../text/zone.ts';
import type { Entry } from './entries.ts';
import type { GivenInstant } from './given.ts';

/** What the whole document tells about its times. */
export interface TimeContext {
  /** The day of the incident and its source; undefined if unknown or contradictory. */
  day: { date: string; by: string } | undefined;
  /** Why there is no day. */
  doubt: string | undefined;
  /** The day of every time that names none, where the document says so. */
  rule: { date: string; by: string } | undefined;
  /** Year of dates without one. */
  year: { year: number; by: string } | undefined;
  /** What comes first in numeric days, by the mark between their numbers. */
  orders: DayOrders;
  /** Zone the document states for its times. */
  zone: { zone: WrittenZone; by: string } | undefined;
  /** Zone somebody decided for times that name none. */
  fallback: { zone: string; by: string } | undefined;
  /** The zone of the library: it chooses among several that a word can mean. */
  library: string;
  /** Offsets implied by times in UTC in the rows' text, each with the words. */
  evidence: ReadonlyMap<string, string>;
  /** Dates of the document, YYYY-MM-DD, for completing broken ones. */
  dates: readonly string[];
  /** Those that the document states for the incident. */
  stated: readonly string[];
  /** Days that stand elsewhere in the document, what has to be done left out. */
  elsewhere: readonly WrittenDay[];
  /** Days in the timelines of other documents of the folder, which can only be read one way. */
  beside: readonly WrittenDay[];
  /** The language of the library. */
  language: string;
  /** What comes first in days in numbers in the language of the document. */
  usual: 'day-first' | 'month-first' | undefined;
  /** Times that front matter gives, or labels outside the timeline. */
  given: readonly GivenInstant[];
  /** Clock times in the text that name their zone, `hh:mm`. */
  told: readonly { clock: string; zone: WrittenZone; text: string }[];
  /** The moment that `T+20m` counts from, in its own zone. */
  origin: { date: string; seconds: number; zone: WrittenZone | undefined; text: string } | undefined;
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
