import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, nameOfFolder } from '../../library/keys.ts';

/** Copies of the pages of earlier builds, by their keys. */
export interface PageCache {
  folder: string;
  /** Why the pages are built without copies; undefined where they are not. */
  fault: string | undefined;
  /** Says that the copies are whole. */
  close(): void;
}

/**
 * Opens the copies of the pages of one library and edition. Astro writes them one by one and their list at the end:
 * copies that a build left behind half-way are removed. Where another build is using them, or the folder cannot be
 * written, the build goes without.
 *
 * @param caches the folder of all such copies
 */
export function openPageCache(library: string, edition: string, caches = join(cacheFolder, 'pages')): PageCache {
  const folder = join(caches, `${edition}-${nameOfFolder(library)}`);
  const mark = join(folder, 'in-use');
  try {
    const owner = ownerIn(mark);
    if (owner !== undefined && owner !== process.pid && isRunning(owner))
      return without(
        'Another build of this library is running: the pages are built without the copies of the last build.',
      );
    if (owner !== undefined) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark, String(process.pid));
    return { folder, fault: undefined, close: () => rmSync(mark, { force: true }) };
  } catch {
    return without('The cache of pages cannot be written: the pages are built without the copies of the last build.');
  }
}

function without(fault: string): PageCache {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  return { folder, fault, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The process that is using the copies; -1 where the mark cannot be read. */
function ownerIn(mark: string): number | undefined {
  if (!existsSync(mark)) return undefined;
  const owner = Number(readFileSync(mark, 'utf8'));
  return Number.isInteger(owner) && owner > 0 ? owner : -1;
}

function isRunning(pid: number): boolean {
  if (pid < 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
