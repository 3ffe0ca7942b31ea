import type { Precision } from './vocabulary.ts';

/**
 * A time as a person wrote it, read to the instants it can mean.
 *
 * For `14:03` both ends are the same instant and the precision is a minute; for the range `14:03–14:10`
 * they differ. Units: milliseconds since the Unix epoch.
 */
export interface Moment {
  /** As written in the cell, without the marks around it. */
  text: string;
  earliest: number;
  /** Equal to `earliest` unless a range was written. */
  latest: number;
  /** The coarser of the two ends, where there are two. */
  precision: Precision;
  /** Written with `~`, `about` or `ca.`. */
  approximate: boolean;
  /** The zone it was read in: an IANA name, `UTC`, or an offset such as `+02:00`. */
  zone: string;
}

/**
 * The time between two moments, in milliseconds: an interval where either end is a range,
 * and never finer than the coarser of its two ends.
 */
export interface Span {
  least: number;
  /** Equal to `least` unless an end is a range. */
  most: number;
  precision: Precision;
  approximate: boolean;
}
