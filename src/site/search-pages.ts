import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { wordsOf, type DocumentWords } from '../core/search/document.ts';
import type { Cache } from '../library/cache.ts';
import { digestOfRooms } from '../library/keys.ts';

/** A page as Pagefind read it. */
export interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string | undefined>;
  filters: Record<string, string[]>;
  anchors: { element: string; text: string }[];
}

/** A page of the site, read for the search. */
export interface ReadPage {
  /** Name of its fragment. */
  name: string;
  /** The fragment as Pagefind writes it. */
  bytes: Uint8Array;
  fragment: Fragment;
  words: DocumentWords;
}

/** The same, as it is kept. */
export interface KeptPage {
  name: string;
  fragment: string;
  words: { words: DocumentWords['words']; pairs: string; triples: string; named: string };
}

/** What stands before the content of every file of Pagefind. */
const signature = 'pagefind_dcd';
/** How many pages Pagefind is given at a time. */
const atATime = 50;
/** How many pages one index of Pagefind holds. */
const anIndex = 500;
/** Pages that have a body for the search; without one a page is not in it. */
const marked = 'data-pagefind-body';
const searched = new RegExp(`<[^>]+\\s${marked}[\\s>=]`);

/**
 * Has Pagefind read the pages of a folder: those that it has not read before, by their HTML.
 *
 * @param isIndexed whether a page below the folder belongs into the index
 */
export async function readSearchedPages(
  folder: string,
  isIndexed: (path: string) => boolean,
  cache: Cache<KeptPage>,
): Promise<ReadPage[]> {
  const base = digestOfRooms(['core/search']);
  const read: ReadPage[] = [];
  const unread = new Map<string, string>();
  for (const path of await pagesBelow(folder)) {
    if (!isIndexed(path)) continue;
    const html = await readFile(join(folder, path));
    // Most of what is written is not in the search, or was read before: neither is made a text of.
    if (!html.includes(marked)) continue;
    const key = hash('sha256', `${base}\n${path}\n${hash('sha256', html)}`);
    const kept = cache.get(key);
    if (kept) read.push(unpacked(kept));
    else if (searched.test(html.toString())) unread.set(path, key);
  }
  if (unread.size > 0) {
    const keys = new Map([...unread].map(([path, key]) => [addressOf(path), key]));
    for (const page of await readNow(folder, [...unread.keys()])) {
      read.push(page);
      cache.set(keys.get(page.fragment.url)!, JSON.stringify(packed(page)));
    }
  }
  await cache.save();
  return read;
}

/**
 * Pagefind holds the pages of an index and all their words in memory. Each some of them are an index of their own, since
 * only the fragments are taken from it.
 */
async function readNow(folder: string, paths: readonly string[]): Promise<ReadPage[]> {
  const read: ReadPage[] = [];
  try {
    for (let at = 0; at < paths.length; at += anIndex)
      read.push(...(await readSome(folder, paths.slice(at, at + anIndex))));
  } finally {
    await close();
  }
  return read;
}

async function readSome(folder: string, paths: readonly string[]): Promise<ReadPage[]> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(errors.join('\n'));
  for (let at = 0; at < paths.length; at += atATime) {
    const some = paths.slice(at, at + atATime);
    const texts = await Promise.all(some.map((path) => readFile(join(folder, path), 'utf8')));
    const added = await Promise.all(
      some.map((sourcePath, place) => index.addHTMLFile({ sourcePath, content: texts[place]! })),
    );
    const errors = added.flatMap((one) => one.errors);
    if (errors.length > 0) throw new Error(errors.join('\n'));
  }
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await index.deleteIndex();
  return files.filter(({ path }) => path.endsWith('.pf_fragment')).map(({ content }) => pageOf(content));
}

function pageOf(bytes: Uint8Array): ReadPage {
  // Pagefind’s own names are short, and differ within one index only.
  const name = hash('sha256', bytes).slice(0, 12);
  const fragment = fragmentIn(bytes);
  const { meta, anchors, content } = fragment;
  const headings = anchors.map(({ text }) => text);
  return { name, bytes, fragment, words: wordsOf({ title: meta['title'] ?? '', headings, text: content }) };
}

function fragmentIn(bytes: Uint8Array): Fragment {
  return JSON.parse(gunzipSync(bytes).subarray(signature.length).toString()) as Fragment;
}

function packed({ name, bytes, words: { words, pairs, triples, named } }: ReadPage): KeptPage {
  return {
    name,
    fragment: Buffer.from(bytes).toString('base64'),
    words: { words, pairs: fromNumbers(pairs), triples: fromNumbers(triples), named: fromNumbers(named) },
  };
}

function unpacked({ name, fragment, words: { words, pairs, triples, named } }: KeptPage): ReadPage {
  const bytes = Buffer.from(fragment, 'base64');
  return {
    name,
    bytes,
    fragment: fragmentIn(bytes),
    words: { words, pairs: toNumbers(pairs), triples: toNumbers(triples), named: toNumbers(named) },
  };
}

function fromNumbers({ buffer, byteOffset, byteLength }: Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function toNumbers(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** The address that Pagefind gives to a page. */
function addressOf(path: string): string {
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

async function pagesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();
}
