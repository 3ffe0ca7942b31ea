import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../core/lint/judge.ts';
import { cacheFolder } from './keys.ts';
import { replaceFile } from './replace.ts';

/** Readings by what they follow from. Forgetting is always allowed. */
export interface ReadingCache {
  get(key: string): Reading | undefined;
  /** Adds a reading, given as JSON, and gives it back. */
  set(key: string, json: string): Reading;
  /** Keeps what was asked for or added since the cache was opened, where anything was added. */
  save(): Promise<void>;
}

const keyLength = 64;
const allCaches = join(cacheFolder, 'readings');

/** Two folders may share a name; then each forgets what the other one kept. */
function fileFor(folder: string): string {
  return `${encodeURIComponent(folder).slice(-200)}.jsonl`;
}

/** Removes the cache of a content folder. */
export function removeCache(folder: string): Promise<void> {
  return rm(join(allCaches, fileFor(folder)), { force: true });
}

/**
 * The cache of one content folder: a file with a line for each reading, its key before it. One that is missing, torn or
 * cannot be written is gone around.
 *
 * @param caches the folder of such files
 */
export function openCache(folder: string, caches = allCaches): ReadingCache {
  const path = join(caches, fileFor(folder));
  const lines = linesOf(path);
  const used = new Map<string, string | Buffer>();
  const read = new Map<string, Reading>();
  let added = false;
  return {
    get(key) {
      const known = read.get(key);
      const json = lines.get(key);
      if (known || json === undefined) return known;
      try {
        const reading = JSON.parse(json.toString('utf8')) as Reading;
        used.set(key, json);
        read.set(key, reading);
        return reading;
      } catch {
        return undefined;
      }
    },
    set(key, json) {
      added = true;
      used.set(key, json);
      const reading = JSON.parse(json) as Reading;
      read.set(key, reading);
      return reading;
    },
    async save() {
      if (!added) return;
      try {
        await mkdir(caches, { recursive: true });
        await removeOrphans(caches);
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
