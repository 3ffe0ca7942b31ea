import type { Precision } from './vocabulary.ts';

/** How times and lengths of time are told in a language. */
export interface TimeWords {
  /** Its tag, for the names of months and the decimal mark. */
  language: string;
  /** What stands behind a number of each. */
  units: Readonly<Record<Precision, string>>;
  /** `at least 2 h`. */
  atLeast(length: string): string;
  /** `about 5 min`. */
  about(what: string): string;
  /** `less than 1 min`. */
  lessThan(length: string): string;
  /** `about 1 min or less`. */
  aboutOrLess(length: string): string;
  /** `up to 12 min`. */
  upTo(length: string): string;
  /** `59 s to 1 min`. */
  to(from: string, to: string): string;
}

/** English: what messages, files and digests say in every library. */
export const english: TimeWords = {
  language: 'en',
  units: { millisecond: 'ms', second: 's', minute: 'min', hour: 'h', day: 'd' },
  atLeast: (length) => `at least ${length}`,
  about: (what) => `about ${what}`,
  lessThan: (length) => `less than ${length}`,
  aboutOrLess: (length) => `about ${length} or less`,
  upTo: (length) => `up to ${length}`,
  to: (from, to) => `${from} to ${to}`,
};
