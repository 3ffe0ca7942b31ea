import type { DocumentsFile, LengthsFile } from '../../core/search/documents.ts';
import type { Manifest } from '../../core/search/index.ts';
import { openIndex, type Source } from '../../core/search/source.ts';

/** The search index of a site, in a browser. Whatever cannot be loaded rejects, and is asked for anew the next time. */
export interface SearchIndex {
  source: Source;
  documents: DocumentsFile;
  lengths(): Promise<LengthsFile>;
  /** A page by its place in the index. */
  fragment(document: number): Promise<Fragment>;
}

/** What Pagefind read of a page. */
export interface Fragment {
  url: string;
  /** Its text; blocks end with a full stop. */
  content: string;
  meta: Record<string, string | undefined>;
  filters: Record<string, string[] | undefined>;
  /** Elements with an id; `location` counts the words before. */
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** There is no index at all, as in development. */
export class NoIndex extends Error {}

/** Content of a file of the index, and the build it is of. */
interface OfBuild {
  build: string;
  content: unknown;
}

const signature = 'pagefind_dcd';

/**
 * Opens the index of a site.
 *
 * @param bundle the address of its folder
 * @param base the address of the home page
 * @throws NoIndex where there is none; any other error where it is torn, or of another build than its files
 */
export async function openSearch(bundle: string, base: string): Promise<SearchIndex> {
  // What an earlier build left in a cache names files that are gone.
  const answer = await fetch(`${bundle}index.json`, { cache: 'no-cache' });
  if (answer.status === 404) throw new NoIndex();
  const manifest = JSON.parse(await textOf(answer)) as Manifest & { build: string };
  if (manifest.schema !== 1) throw new Error('The index is of another version.');

  const read = keeping(async (name) => {
    const { build, content } = JSON.parse(
      await textOf(await fetch(`${bundle}${manifest.build}/${name}.json.gz`)),
    ) as OfBuild;
    if (build !== manifest.build) throw new Error('The index is of several builds.');
    return content;
  });
  const documents = (await read('documents')) as DocumentsFile;
  if (documents.fragments.length !== manifest.documents) throw new Error('The index is torn.');
  const fragment = keeping(async (name) => {
    const text = await textOf(await fetch(`${bundle}fragment/${name}.pf_fragment`));
    const page = JSON.parse(text.startsWith(signature) ? text.slice(signature.length) : text) as Fragment;
    return { ...page, url: base + page.url.replace(/^\//, '') };
  });
  return {
    source: openIndex(manifest, read),
    documents,
    lengths: () => read('lengths') as Promise<LengthsFile>,
    fragment: (document) => fragment(documents.fragments[document]!),
  };
}

/** Keeps what was read; what could not be is read again. */
function keeping<T>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (name) => {
    let promise = kept.get(name);
    if (!promise) {
      promise = read(name);
      kept.set(name, promise);
      promise.catch(() => kept.delete(name));
    }
    return promise;
  };
}

/** The text of a file, which a server may have unpacked on its way. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).text();
}
