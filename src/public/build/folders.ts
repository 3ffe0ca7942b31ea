import { InvalidArgumentError } from 'commander';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { cacheFolder, nameOfFolder } from '../../library/keys.ts';
import { contentFolder } from '../../library/read.ts';
import { openWorkshop } from '../../library/workshop.ts';

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
  const folder = await (await openWorkshop()).newFolder('public');
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

const ownFile = () => join(cacheFolder, 'public-own', `${nameOfFolder(contentFolder())}.json`);

/** Keeps the digests of the engine's own files in the last output, for `npx postmortems public check`. */
export async function rememberOwnDigests(own: ReadonlySet<string>): Promise<void> {
  await mkdir(dirname(ownFile()), { recursive: true });
  await writeFile(ownFile(), JSON.stringify([...own]));
}

/** Digests of the engine's own files in the last output; none where nothing was put out. */
export async function ownDigests(): Promise<Set<string>> {
  return new Set(JSON.parse(await readFile(ownFile(), 'utf8').catch(() => '[]')) as string[]);
}
