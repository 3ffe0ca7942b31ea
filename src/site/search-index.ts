import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Files that a search needs; Pagefind's own interfaces are left out. */
const needed =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[\w-]+\.pagefind|[^/]*\.pf_meta|(?:index|fragment|filter)\/.*)$/;

/** Indexes the pages of the internal site for search. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        try {
          await indexInto(join(site, 'pagefind'), { path: site });
        } finally {
          await close();
        }
      },
    },
  };
}

/**
 * Writes the index of some pages into a folder; of no pages without any. Pagefind’s own `writeFiles` answers before all
 * is on the disk, and what is not yet there when its process is closed is lost.
 */
export async function indexInto(folder: string, pages?: { path: string; glob?: string }): Promise<void> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(errors.join('\n'));
  if (pages) {
    const added = await index.addDirectory(pages);
    if (added.errors.length > 0) throw new Error(added.errors.join('\n'));
  }
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  for (const { path, content } of files) {
    if (!needed.test(path)) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
