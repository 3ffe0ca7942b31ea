import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { SourceFile } from '../core/model/library.ts';
import { engineFolder, isInstalled } from './engine.ts';
import { libraryFolder } from './read.ts';

/**
 * Where is kept what was made, by what it follows from: `CACHE_DIR`, else `.cache` in the repository of the engine, or,
 * where the engine is a package, in the folder of the library.
 */
export const cacheFolder = resolve(
  process.env['CACHE_DIR'] || join(isInstalled ? libraryFolder() : engineFolder, '.cache'),
);

/** A file name for what is kept of a folder. Two long ones may share it; then each forgets what the other one kept. */
export function nameOfFolder(folder: string): string {
  return encodeURIComponent(folder).slice(-200);
}

/** Which packages the engine is built on: an installed one has no lock of its own, and names each by its version. */
export const packagesFile = isInstalled ? 'package.json' : 'package-lock.json';

/** The rooms of the engine that readings follow from. */
const readingRooms = ['core'] as const;

/**
 * Keys of readings: a reading follows from the engine, from the configuration, the lists and templates of the library,
 * and from the path and the text of its document.
 *
 * @param others the files of the library that are no documents
 */
export function keysFor(others: readonly SourceFile[]): (path: string, text: string) => string {
  const base = hash('sha256', [digestOfRooms(readingRooms), ...settingsOf(others)].join('\n'));
  return (path, text) => hash('sha256', `${base}\n${path}\n${text}`);
}

/** Digests of the configuration, the lists and the templates of a library, one a line. */
export function settingsOf(others: readonly SourceFile[]): string[] {
  return others
    .filter(({ path }) => /^[^/]*\.(?:yaml|mdx)$/.test(path))
    .map(({ path, bytes }) => `${path} ${hash('sha256', bytes)}`);
}

const digests = new Map<string, string>();

/** A digest of the source of rooms below `src/`, and of the packages they are built on. */
export function digestOfRooms(rooms: readonly string[]): string {
  const name = rooms.join(' ');
  let digest = digests.get(name);
  if (digest === undefined) {
    const files = [packagesFile, ...rooms.flatMap((room) => sourcesIn(join('src', room)))];
    digest = hash(
      'sha256',
      files.map((path) => `${path}\0${readFileSync(join(engineFolder, path), 'utf8')}`).join('\0'),
    );
    digests.set(name, digest);
  }
  return digest;
}

function sourcesIn(room: string): string[] {
  return readdirSync(join(engineFolder, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => relative(engineFolder, join(parentPath, name)).split(sep).join('/'))
    .sort();
}
