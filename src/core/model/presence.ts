import type { Role } from './vocabulary.ts';

/** Who was there, as far as rows of a timeline say it. Rows are numbered as in the timeline, from 0. */
export interface Presence {
  /** Everybody of whom a row says that they came, in the order of the rows. */
  arrivals: Arrival[];
  /** Who led, one after the other. */
  leads: Lead[];
}

export interface Arrival {
  row: number;
  /** A name where the library knows it, else the words of the row. */
  who: string;
  /** As what they came, where row or front matter says so. */
  role: Role | undefined;
}

export interface Lead {
  from: number;
  /** The row at which it ended; undefined where none says so. */
  until: number | undefined;
  /** Undefined for a stretch in which nobody led. */
  who: string | undefined;
}
