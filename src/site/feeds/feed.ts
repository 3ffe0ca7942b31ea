/** A feed as plain values. */
export interface Feed {
  /** Permanent id of the feed: an absolute address or another IRI. */
  id: string;
  title: string;
  subtitle?: string | undefined;
  /** Tag of the language it is written in. */
  language: string;
  /** The author: the name of the library. */
  author: string;
  /** The page for people. */
  home: string;
  /** Where the feed itself is, in each of its forms. */
  addresses: { atom: string; json: string };
  icon?: string | undefined;
  /** The newest first. */
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Permanent id of the entry: an absolute address or another IRI. */
  id: string;
  address: string;
  title: string;
  /** Plain text. */
  summary?: string | undefined;
  /** Rendered HTML, with absolute addresses in it. */
  html?: string | undefined;
  /** An ISO 8601 instant, or a day, which counts from its beginning in UTC. */
  published: string;
  /** The same; never before `published`. */
  updated?: string | undefined;
  categories: readonly { term: string; name: string }[];
  /** Address of its picture, a PNG. */
  image?: string | undefined;
}

/** An instant or a day as RFC 3339 writes it: `2026-04-15T14:02:00Z`. */
export function timestamp(time: string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** When an entry last changed. */
export function updatedAt({ published, updated = published }: FeedEntry): string {
  const [first, last] = [timestamp(published), timestamp(updated)];
  return Date.parse(last) < Date.parse(first) ? first : last;
}

/** When a feed last changed: the time of its newest change, so that the same entries give the same feed. */
export function feedUpdatedAt({ entries }: Feed): string {
  return timestamp(new Date(Math.max(0, ...entries.map((entry) => Date.parse(updatedAt(entry))))).toISOString());
}

/** Text on one line; a title may span several. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
