import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, nameOfFolder } from './keys.ts';
import { replaceFile } from './replace.ts';

/** Plain values by what they follow from. Forgetting is always allowed. */
export interface Cache<V> {
  get(key: string): V | undefined;
  /** Adds a value, given as JSON, and gives it back. */
  set(key: string, json: string): V;
  /** Keeps what was asked for or added since the cache was opened, where anything was added. */
  save(): Promise<void>;
}

const keyLength = 64;
/** What is kept of a library, each kind in a folder of its own. */
export type Kept = 'readings' | 'decisions' | 'search' | 'search-public';

function fileFor(folder: string): string {
  return `${nameOfFolder(folder)}.jsonl`;
}

/** Removes what is kept of a content folder. */
export function removeCache(kind: Kept, folder: string): Promise<void> {
  return rm(join(cacheFolder, kind, fileFor(folder)), { force: true });
}

/**
 * What is kept of one content folder: a file with a line for each value, its key before it. One that is missing, torn
 * or cannot be written is gone around.
 *
 * @param caches the folder of all caches
 */
export function openCache<V>(kind: Kept, folder: string, caches = cacheFolder): Cache<V> {
  const ofKind = join(caches, kind);
  const path = join(ofKind, fileFor(folder));
  const lines = linesOf(path);
  const used = new Map<string, string | Buffer>();
  const read = new Map<string, V>();
  let added = false;
  return {
    get(key) {
      const known = read.get(key);
      const json = lines.get(key);
      if (known || json === undefined) return known;
      try {
        const value = JSON.parse(json.toString('utf8')) as V;
        used.set(key, json);
        read.set(key, value);
        return value;
      } catch {
        return undefined;
      }
    },
    set(key, json) {
      added = true;
      used.set(key, json);
      const value = JSON.parse(json) as V;
      read.set(key, value);
      return value;
    },
    async save() {
      if (!added) return;
      try {
        await mkdir(ofKind, { recursive: true });
        await removeOrphans(ofKind);
        await replaceFile(
          path,
          Buffer.concat([...used].flatMap(([key, json]) => [lineStart(key), bytesOf(json), end])),
        );
      } catch {
        // Without a place to write to everything works, only slower.
      }
    },
  };
}

/** Removes the caches of content folders that are gone. */
async function removeOrphans(caches: string): Promise<void> {
  for (const name of await readdir(caches)) {
    // A name that was cut says of no folder that it is gone.
    const folder = /^(%2F.*)\.jsonl$/.exec(name)?.[1];
    if (folder !== undefined && !existsSync(decodeURIComponent(folder))) await rm(join(caches, name), { force: true });
  }
}

const end = Buffer.from('\n');
const lineStart = (key: string) => Buffer.from(`${key} `);
const bytesOf = (json: string | Buffer) => (typeof json === 'string' ? Buffer.from(json) : json);

function linesOf(path: string): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return lines;
  }
  for (let start = 0, stop; (stop = bytes.indexOf(0x0a, start)) >= 0; start = stop + 1)
    lines.set(bytes.toString('latin1', start, start + keyLength), bytes.subarray(start + keyLength + 1, stop));
  return lines;
}
