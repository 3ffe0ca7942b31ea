import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { documentsFile, inOrder, lengthsFile } from '../core/search/documents.ts';
import { joinIndex } from '../core/search/index.ts';
import { openCache, type Cache } from '../library/cache.ts';
import { contentFolder } from '../library/read.ts';
import { readSearchedPages, type KeptPage } from './search-pages.ts';

/** Indexes the pages of the internal site for search. */
export function searchIndex(language: string): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        await indexInto(join(site, 'pagefind'), { path: site, cache: openCache('search', contentFolder()) }, language);
      },
    },
  };
}

/** How many files are open at a time. */
const atATime = 100;

/**
 * Writes the search index of some pages into a folder of its own; what was in it is gone.
 *
 * Pagefind reads the pages: which text is theirs, under which headings, with which filters. Its fragments are kept as
 * they are. Which of them have a word is answered by an index of our own, which is joined from what each fragment gave;
 * Pagefind’s shortens a word until something has it.
 *
 * @param language the tag of the language the library is written in
 */
export async function indexInto(
  folder: string,
  pages: { path: string; isIndexed?: (path: string) => boolean; cache: Cache<KeptPage> },
  language: string,
): Promise<void> {
  const read = (await readSearchedPages(pages.path, pages.isIndexed ?? (() => true), pages.cache)).map((page) => ({
    ...page,
    address: page.fragment.url,
    began: millisecondsIn(page.fragment.meta['began']),
  }));
  const ordered = inOrder(read);
  const found = ordered.map(({ name, fragment, began, address }) => ({
    fragment: name,
    address,
    began,
    filters: fragment.filters,
    length: millisecondsIn(fragment.meta['length']),
  }));
  const suggestible = ordered.map(({ fragment: { filters } }) =>
    (filters['type'] ?? ['incident']).some((type) => type === 'incident' || type === 'runbook'),
  );
  const { manifest, files } = joinIndex(
    ordered.map(({ words }) => words),
    (document) => suggestible[document]!,
    /^(?:de|nl|sv|da|nb|nn|no|fi|is)\b/.test(language),
  );

  const contents = new Map<string, unknown>([
    ...files,
    ['documents', documentsFile(found)],
    ['lengths', lengthsFile(found)],
  ]);
  const hash = createHash('sha256');
  const texts = [...contents].map(([name, content]) => [name, JSON.stringify(content)] as const);
  for (const [name, text] of texts) hash.update(`${name}\n${text}\n`);
  // Files of another build have another name, and say whose they are.
  const build = hash.digest('hex').slice(0, 12);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, build), { recursive: true });
  await mkdir(join(folder, 'fragment'), { recursive: true });
  const written: [path: string, bytes: string | Uint8Array][] = [
    ['index.json', JSON.stringify({ build, ...manifest })],
    ...texts.map(([name, text]): [string, Uint8Array] => [
      `${build}/${name}.json.gz`,
      gzipSync(`{"build":"${build}","content":${text}}`, { level: 9 }),
    ]),
    ...read.map(({ name, bytes }): [string, Uint8Array] => [`fragment/${name}.pf_fragment`, bytes]),
  ];
  for (let at = 0; at < written.length; at += atATime)
    await Promise.all(written.slice(at, at + atATime).map(([path, bytes]) => writeFile(join(folder, path), bytes)));
}

function millisecondsIn(text: string | undefined): number {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : -1;
}
