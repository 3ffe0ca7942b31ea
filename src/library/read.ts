import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Configuration } from '../core/model/configuration.ts';
import type { Library, SourceFile } from '../core/model/library.ts';
import type { OwnPage } from '../core/model/page.ts';
import { parseLibrary } from '../core/parse/library.ts';
import { parsePages } from '../core/parse/page.ts';
import { largestOf } from '../core/parse/source.ts';

/** There is no library where one was expected; the message is one sentence of what is wrong and one of what to do. */
export class NoLibrary extends Error {}

/** The content folder: `CONTENT_DIR`, else `content` below the working directory. An absolute path. */
export function contentFolder(): string {
  return resolve(process.env['CONTENT_DIR'] || 'content');
}

/**
 * The folder a library’s output and caches belong to: the working directory where it holds the content folder, else the
 * folder that does.
 */
export function libraryFolder(folder: string = contentFolder()): string {
  const isBelow = !relative(process.cwd(), folder).startsWith('..') && !isAbsolute(relative(process.cwd(), folder));
  return isBelow ? process.cwd() : dirname(folder);
}

/**
 * Where output of this name is put. Where several content folders stand side by side, each but the one that is called
 * `content` has output named for it.
 */
export function outputFolder(name: string, content: string = contentFolder()): string {
  const folder = libraryFolder(content);
  const isNamed = basename(content) !== 'content' && (folder !== process.cwd() || existsSync(join(folder, 'content')));
  return join(folder, isNamed ? `${basename(content)}-${name}` : name);
}

/**
 * Reads and parses every file of a content folder.
 *
 * @throws NoLibrary where the folder is missing or is none
 */
export async function readLibrary(folder: string = contentFolder()): Promise<Library> {
  return parseLibrary(await readFiles(folder));
}

/** Reads `library.yaml` alone; what is wrong with it is replaced by defaults and said by whoever judges the library. */
export async function readConfiguration(folder: string = contentFolder()): Promise<Configuration> {
  let file: SourceFile = { path: 'library.yaml', bytes: new Uint8Array(), size: 0 };
  try {
    file = readFile(folder, file.path);
  } catch {
    // As if it were empty.
  }
  return parseLibrary([file]).configuration;
}

/** Reads the files of a content folder, pictures by name only. Symbolic links and hidden files are left alone. */
export async function readFiles(folder: string): Promise<SourceFile[]> {
  return (await pathsIn(folder)).map((path) => readFile(folder, path));
}

/**
 * Paths of the files of a content folder, sorted, below it and with `/`.
 *
 * @throws NoLibrary where the folder is missing or is none
 */
async function pathsIn(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new NoLibrary(
      `There is no folder ${JSON.stringify(shownFolder(folder))}. Run this from the repository’s root, set CONTENT_DIR to the folder that holds library.yaml, or begin a library with \`npx postmortems init\`.`,
    );
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const below = new Map<string, string>();
  const paths: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const { name, parentPath } = entry;
    let start = below.get(parentPath);
    if (start === undefined) {
      const inside = relative(folder, parentPath).split(sep).join('/');
      below.set(parentPath, (start = inside === '' ? '' : `${inside}/`));
    }
    const path = start + name;
    if (isRead(path)) paths.push(path);
  }
  return paths.sort();
}

/** The files of a content folder at one time; they are read when they are needed. */
export interface Files {
  /** Paths below the content folder, sorted. */
  paths: readonly string[];
  read(path: string): SourceFile;
}

/**
 * The files of a content folder as they are now, each read when it is needed, and once.
 *
 * @throws NoLibrary where the folder is missing or is none
 */
export async function filesIn(folder: string): Promise<Files> {
  const files = new Map<string, SourceFile>();
  return {
    paths: await pathsIn(folder),
    read(path) {
      let file = files.get(path);
      if (!file) files.set(path, (file = readFile(folder, path)));
      return file;
    },
  };
}

/** Hidden files are no part of a library, nor are packages. */
export function isRead(path: string): boolean {
  return !/(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(path);
}

/** How many bytes of a file are read at most: of a picture none, or as many as say whether it is the source of a diagram. */
function most(path: string): number {
  if (!path.startsWith('images/')) return largestOf(path) + 1;
  return /\.(?:svg|xml|drawio|dio)$/i.test(path) ? 4_000 : 0;
}

/** Reads one file at once. */
function readFile(folder: string, path: string): SourceFile {
  const file = openSync(join(folder, path), 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, most(path)));
    return { path, bytes: buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)), size };
  } finally {
    closeSync(file);
  }
}

/** Reads and parses the organisation's own pages, `docs/**.mdx` and `.md`; no such folder is no page. */
export async function readPages(folder: string = contentFolder()): Promise<OwnPage[]> {
  const entries = await readdir(join(folder, 'docs'), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort();
  return parsePages(paths.map((path) => readFile(folder, path)));
}

/** The content folder as a person would write it from here: relative below the working directory, else absolute. */
export function shownFolder(folder: string = contentFolder()): string {
  const below = relative(process.cwd(), folder);
  if (below === '') return '.';
  return below.startsWith('..') ? folder : below;
}
