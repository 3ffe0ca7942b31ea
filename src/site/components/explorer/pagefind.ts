/** The part of Pagefind’s interface that is used here (https://pagefind.app/docs/api/). */
export interface Pagefind {
  options(options: { excerptLength: number; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Counts over the whole index. Searches count only after this was called. */
  filters(): Promise<Counts>;
  /** Words in quotation marks must stand in a row. */
  search(words: string, options?: Options): Promise<Found>;
}

/** Of each filter one of these values. */
export interface Options {
  filters?: Record<string, { any: readonly string[] }>;
  sort?: Record<string, 'asc' | 'desc'>;
}

/** How many pages there are by filter and value. */
export type Counts = Record<string, Record<string, number>>;

export interface Found {
  results: Result[];
  /** The pages among the results. */
  filters: Counts;
}

/** A found page; its content is fetched when it is shown. */
export interface Result {
  id: string;
  data(): Promise<Fragment>;
}

/** What the index holds of a page. */
export interface Fragment extends Excerpt {
  meta: Record<string, string | undefined>;
  filters: Record<string, string[] | undefined>;
  /** The same under each heading that has a match under it. */
  sub_results: (Excerpt & { title: string; locations: number[] })[];
}

/** HTML with `<mark>` around what was searched for, and where it stands. */
interface Excerpt {
  url: string;
  excerpt: string;
}

/** Loads the index of the build. Rejects where there is none, as in development. */
export async function loadPagefind(bundle: string, base: string): Promise<Pagefind> {
  const address = new URL(`${bundle}pagefind.js`, location.href).href;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ excerptLength: 26, baseUrl: base });
  await pagefind.init();
  return pagefind;
}
