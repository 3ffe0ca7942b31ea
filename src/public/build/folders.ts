import { InvalidArgumentError } from 'commander';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { contentFolder } from '../../library/read.ts';

/** A staging folder: the output is made there and put out only after it was checked. */
export interface Staging {
  /** Files that are copied into the site as they are. */
  fixed: string;
  /** The built site. */
  site: string;
  /** The edition as JSON. */
  edition: string;
  cache: string;
  remove(): Promise<void>;
}

/**
 * The folder to put the output into, as an absolute path; it may be new, empty, or hold an earlier output.
 *
 * @throws InvalidArgumentError for any other, since what is in it will be gone
 */
export async function checkedFolder(out: string): Promise<string> {
  const target = resolve(out);
  const refuse = (why: string) =>
    new InvalidArgumentError(`${JSON.stringify(out)} ${why}. Give a new folder or one that build:public made.`);
  for (const other of [process.cwd(), contentFolder()])
    if (!relative(target, other).startsWith('..')) throw refuse('holds other things');
  if (!relative(contentFolder(), target).startsWith('..')) throw refuse('is inside the content folder');
  const names: string[] = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw refuse('is not a folder');
  });
  if (names.length > 0 && !(names.includes('index.json') && names.includes('sitemap.xml')))
    throw refuse('holds other things');
  return target;
}

/** Makes a staging folder; it is removed when the program is interrupted, too. */
export async function newStaging(): Promise<Staging> {
  // Below the working directory, since Astro scatters its output elsewhere otherwise.
  const caches = resolve('.cache');
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, 'public-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const interrupted = () => void remove().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const staging = {
    fixed: join(folder, 'fixed'),
    site: join(folder, 'site'),
    edition: join(folder, 'edition.json'),
    cache: join(folder, 'cache'),
    remove: async () => {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await remove();
    },
  };
  await mkdir(staging.fixed);
  return staging;
}

const ownFile = join(import.meta.dirname, '../../../.cache/public-own.json');

/** Keeps the digests of the engine's own files in the last output, for `npm run public -- check`. */
export async function rememberOwnDigests(own: ReadonlySet<string>): Promise<void> {
  await mkdir(dirname(ownFile), { recursive: true });
  await writeFile(ownFile, JSON.stringify([...own]));
}

/** Digests of the engine's own files in the last output; none where nothing was put out. */
export async function ownDigests(): Promise<Set<string>> {
  return new Set(JSON.parse(await readFile(ownFile, 'utf8').catch(() => '[]')) as string[]);
}

/**
 * Replaces a folder by another one, whole: it is brought beside the old one first, so that a run that is ended at any
 * moment leaves one of the two in place or, between two renames, the old one beside under `<name>.old-…`.
 */
export async function moveInto(folder: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const mark = crypto.randomUUID().slice(0, 8);
  const [fresh, old] = [`${target}.new-${mark}`, `${target}.old-${mark}`];
  try {
    await rename(folder, fresh).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      await cp(folder, fresh, { recursive: true });
    });
    const had = await rename(target, old).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    try {
      await rename(fresh, target);
    } catch (error) {
      if (had) await rename(old, target);
      throw error;
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
    // Two builds at once: the other one may have put its site here meanwhile.
    await rm(old, { recursive: true, force: true });
  }
}
