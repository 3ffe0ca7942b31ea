/** A page that can be found. */
export interface FoundPage {
  /** Names the file that holds its text. */
  fragment: string;
  address: string;
  /** Values to filter by. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds since 1970; −1 where it is unknown. */
  began: number;
  /** Milliseconds; −1 where it is unknown. */
  length: number;
}

/** All pages of an index: what they are filtered, counted and sorted by. Newest first. */
export interface DocumentsFile {
  fragments: string[];
  /** Every value of a filter, and the places of the values of each page: one number, or several, or none. */
  filters: Record<string, { values: string[]; of: (number | number[])[] }>;
}

/** The pages that have a length, longest first. */
export interface LengthsFile {
  documents: number[];
}

/** The order in which pages are counted: newest first, those without a day last, then by address. */
export function inOrder<P extends Pick<FoundPage, 'began' | 'address'>>(pages: readonly P[]): P[] {
  return [...pages].sort((a, b) => b.began - a.began || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

/** Writes what is known of the pages, which stand in their order. */
export function documentsFile(pages: readonly FoundPage[]): DocumentsFile {
  const names = [...new Set(pages.flatMap(({ filters }) => Object.keys(filters)))].sort();
  const filters: DocumentsFile['filters'] = {};
  for (const name of names) {
    const values = [...new Set(pages.flatMap(({ filters }) => filters[name] ?? []))].sort();
    const place = new Map(values.map((value, index) => [value, index]));
    const of = pages.map((page) => {
      const places = [...new Set(page.filters[name] ?? [])].map((value) => place.get(value)!).sort((a, b) => a - b);
      return places.length === 1 ? places[0]! : places;
    });
    filters[name] = { values, of };
  }
  return { fragments: pages.map(({ fragment }) => fragment), filters };
}

/** The pages by their length. */
export function lengthsFile(pages: readonly FoundPage[]): LengthsFile {
  const documents = [...pages.keys()].filter((index) => pages[index]!.length >= 0);
  return { documents: documents.sort((a, b) => pages[b]!.length - pages[a]!.length || a - b) };
}

/** Chosen values by filter: of each filter one of them. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** Which pages have the chosen values. */
export function chosenAmong({ fragments, filters }: DocumentsFile, chosen: Chosen): boolean[] {
  const among = fragments.map(() => true);
  for (const [name, wanted] of Object.entries(chosen)) {
    const filter = filters[name];
    const places = new Set(wanted.map((value) => filter?.values.indexOf(value) ?? -1));
    for (const index of among.keys()) {
      const own = filter?.of[index] ?? [];
      if (!(typeof own === 'number' ? places.has(own) : own.some((place) => places.has(place)))) among[index] = false;
    }
  }
  return among;
}

/** How many of some pages have each value of a filter. */
export function countValues({ filters }: DocumentsFile, name: string, pages: Iterable<number>): Map<string, number> {
  const filter = filters[name];
  const counts = new Map<string, number>();
  if (!filter) return counts;
  const add = (place: number) => {
    const value = filter.values[place]!;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  for (const page of pages) {
    const own = filter.of[page]!;
    if (typeof own === 'number') add(own);
    else for (const place of own) add(place);
  }
  return counts;
}

/** The first value of a page in a filter, as its place among the values; −1 for none. */
export function placeOf({ filters }: DocumentsFile, name: string, page: number): number {
  const own = filters[name]?.of[page];
  return typeof own === 'number' ? own : (own?.[0] ?? -1);
}
