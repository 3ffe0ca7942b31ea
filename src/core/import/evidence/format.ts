import type { Reading } from './evidence.ts';

/** An export of one vendor, recognised by what is in it. */
export interface Format {
  name: string;
  /** The vendor's public description. */
  url: string;
  /** What a file of it holds, for messages: ``an object with `log_entries` ``. */
  holds: string;
  /** Whether a JSON value is such an export. */
  fits(value: unknown): boolean;
  /** Whether its reader also counts what is no entry. */
  countsAll?: boolean;
  /** Reads one that fits. */
  read(value: unknown, file: string): Reading;
}
