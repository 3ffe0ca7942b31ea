import type { Loader } from 'astro/loaders';
import { hash } from 'node:crypto';
import { given } from './given.ts';

/** Name of the loaders, by which they are asked to load again. */
export const loaderName = 'library';

/**
 * Loads the documents of the library into a collection: their facts by id. Astro makes one module of all of them, so
 * that everything else of a document stays outside, see `Given`. Of two documents with one id the first counts.
 */
export function libraryLoader(type: 'postmortems' | 'runbooks'): Loader {
  return {
    name: loaderName,
    load: async ({ store, parseData }) => {
      const left = new Set(store.keys());
      const seen = new Set<string>();
      for (const { id, file, facts, valid } of given().judged.catalogue[type]) {
        if (seen.has(id)) continue;
        seen.add(id);
        left.delete(id);
        const digest = hash('md5', JSON.stringify([file, facts]));
        if (store.get(id)?.digest === digest) continue;
        // The facts of a faulty document are those that could be read; what is wrong is told by the linter.
        const data = valid ? await parseData({ id, data: facts }) : { ...facts };
        store.set({ id, data, digest });
      }
      for (const id of left) store.delete(id);
    },
  };
}
