import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JudgedLibrary } from '../../library/judged.ts';
import { engineFolder } from '../../library/engine.ts';
import { cacheFolder, nameOfFolder, packagesFile } from '../../library/keys.ts';
import { digestPictures } from '../../library/pictures.ts';
import { contentFolder } from '../../library/read.ts';

/** Everything of the engine that a site is made from. */
const engineParts = ['src', 'public', 'astro.config.mjs', packagesFile];

const allRecords = join(cacheFolder, 'built');

/** A digest of everything a site follows from: the engine, the library, the day, and where it is served. */
export async function digestOfSite({ files, today, catalogue }: JudgedLibrary): Promise<string> {
  const { BASE_PATH: base } = process.env;
  const ofEngine = engineParts
    .flatMap((part) => pathsBelow(join(engineFolder, part)))
    .map((path) => [path, digestOf(path)]);
  const ofLibrary = files.paths.map((path) => [path, hash('sha256', files.read(path).bytes)]);
  const pictures = await digestPictures(contentFolder(), catalogue.images);
  return hash('sha256', JSON.stringify([ofEngine, ofLibrary, [...pictures], today, base, process.version]));
}

/** Whether a folder still holds the site that was last built into it, and from the same. */
export function isBuilt(folder: string, digest: string, records = allRecords): boolean {
  try {
    return readFileSync(recordFor(folder, records), 'utf8') === record(folder, digest);
  } catch {
    return false;
  }
}

/** Remembers what a folder holds. */
export function rememberBuilt(folder: string, digest: string, records = allRecords): void {
  try {
    mkdirSync(dirname(recordFor(folder, records)), { recursive: true });
    writeFileSync(recordFor(folder, records), record(folder, digest));
  } catch {
    // It is built again next time.
  }
}

function recordFor(folder: string, records: string): string {
  return join(records, nameOfFolder(folder));
}

/** What the site is made from, and its files as they are. */
function record(folder: string, digest: string): string {
  const files = pathsBelow(folder).map((path) => {
    const { size, mtimeMs } = statSync(path);
    return [path, size, mtimeMs];
  });
  return `${digest} ${hash('sha256', JSON.stringify(files))}\n`;
}

function pathsBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function digestOf(path: string): string {
  return hash('sha256', readFileSync(path));
}
