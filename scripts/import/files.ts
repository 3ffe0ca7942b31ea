import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { fileKind } from '../../src/core/import/document/choice.ts';
import type { ImportSettings } from '../../src/core/import/document/import.ts';
import type { ImportFile } from '../../src/core/import/document/source.ts';
import type { Library } from '../../src/core/model/library.ts';
import type { Status } from '../../src/core/model/vocabulary.ts';
import { indexHeadings } from '../../src/core/parse/sections.ts';
import { readZone } from '../../src/core/parse/time.ts';

/** What a command was asked to import. */
export interface FilesToImport {
  files: ImportFile[];
  /** Paths of everything below the folder, for pictures. */
  present: Set<string>;
  /** Where a path of `files` or `present` is on the disk. */
  at(path: string): string;
}

/** The largest file that is looked into; anything larger is said to be too large. */
const most = 25_000_000;

/** Finds the documents among files and folders. Hidden files and symbolic links are left alone. */
export async function filesToImport(paths: readonly string[]): Promise<FilesToImport> {
  const given = await Promise.all(
    paths.map(async (path) => {
      const entry = await stat(path).catch(() => undefined);
      if (!entry)
        throw new InvalidArgumentError(
          `There is no file or folder at ${JSON.stringify(path)}. Give paths of documents.`,
        );
      return { path: resolve(path), isFolder: entry.isDirectory() };
    }),
  );
  const root =
    given.length === 1
      ? given[0]!.isFolder
        ? given[0]!.path
        : dirname(given[0]!.path)
      : commonFolder(given.map(({ path, isFolder }) => (isFolder ? path : dirname(path))));
  const toPath = (file: string) => relative(root, file).split(sep).join('/');
  const present = new Set((await filesBelow(root)).map(toPath));
  const wanted = [...present]
    .filter((path) => {
      const whole = join(root, path);
      return given.some((one) => (one.isFolder ? whole.startsWith(one.path + sep) : whole === one.path));
    })
    .sort();
  const files: ImportFile[] = [];
  for (const path of wanted) {
    const whole = join(root, path);
    const kind = fileKind(path);
    const isGiven = given.some((one) => !one.isFolder && one.path === whole);
    const isRead = isGiven || kind === 'document' || kind === 'doubt';
    const { size } = await stat(whole);
    const bytes = !isRead
      ? new Uint8Array()
      : size > most
        ? new Uint8Array(most + 1)
        : new Uint8Array(await readFile(whole));
    files.push({ path, bytes, isGiven });
  }
  return { files, present, at: (path) => join(root, path) };
}

/** Every file below a folder; what is hidden or installed is not looked into. */
async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  // A folder can go while others are looked into.
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory()) for (const below of await filesBelow(path)) found.push(below);
  }
  return found;
}

function commonFolder(folders: readonly string[]): string {
  let common = folders[0]!;
  while (!folders.every((folder) => folder === common || folder.startsWith(common + sep))) {
    const up = dirname(common);
    if (up === common) return common;
    common = up;
  }
  return common;
}

/** Reads `--zone`: `Europe/Oslo`, or `PST=America/Los_Angeles`; collects them. */
export function zones(text: string, before: Record<string, string>): Record<string, string> {
  const [, word, name] = /^(?:([^=]+)=)?(.+)$/.exec(text) ?? [];
  const zone = name === undefined ? undefined : readZone(name);
  if (!zone) throw new InvalidArgumentError('Give an IANA zone such as Europe/Oslo, or PST=America/Los_Angeles.');
  return { ...before, [word ?? '']: zone };
}

/** Settings of an import into a library. */
export function settingsFor(
  library: Library,
  options: { status: Status; on: string; zone: Record<string, string>; propose?: boolean },
): ImportSettings {
  return {
    configuration: library.configuration,
    find: indexHeadings(library.templates, library.configuration.words.headings),
    services: new Map([...library.services].map(([id, { name }]) => [id, name])),
    status: options.status,
    on: options.on,
    zones: options.zone,
    propose: options.propose,
  };
}
