import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { engineFolder, isInstalled } from './engine.ts';
import { NoLibrary } from './read.ts';
import { isRunning } from './replace.ts';

/** Where Astro works: its root, and the folder below which output is made. */
export interface Workshop {
  root: string;
  /** What Vite prepares for a site while it is written. */
  vite: string;
  /** Makes a new empty folder for the output of one build. */
  newFolder(name: string): Promise<string>;
}

/**
 * Makes ready where Astro works. Inside its repository that is the engine itself. From anywhere else the engine may be
 * read-only and serve several libraries: Astro then works in a folder below the working directory, which sees the
 * packages of the engine by links, whatever package manager laid them out.
 *
 * @throws NoLibrary where the path has characters that Vite cannot read
 */
export async function openWorkshop(): Promise<Workshop> {
  for (const folder of [engineFolder, process.cwd()])
    if (/[#?]/.test(folder))
      throw new NoLibrary(
        `The site cannot be built in ${JSON.stringify(folder)}: what compiles it takes \`#\` and \`?\` for parts of an address. Move the folder to a path without; every other command works there.`,
      );
  if (!relative(engineFolder, process.cwd()).startsWith('..') && !isInstalled)
    return { root: engineFolder, vite: join(engineFolder, 'node_modules/.vite'), newFolder: below(resolve('.cache')) };
  // Astro takes a path that shares no folder with its root for one below it.
  if (engineFolder.split(sep)[1] !== process.cwd().split(sep)[1])
    throw new NoLibrary(
      `The site cannot be built in ${process.cwd()} by the engine in ${engineFolder}: they share no folder. Install the engine in the library as a package, or run this from the engine’s folder with CONTENT_DIR.`,
    );
  // Below the working directory, since Astro scatters what it makes on the way otherwise.
  const top = resolve('.cache', 'astro');
  let root = top;
  // The farthest first: each folder sees its own packages and those of the folders above it.
  for (const packages of packagesOf(engineFolder).reverse()) {
    root = join(root, 'in');
    await mkdir(root, { recursive: true });
    await link(packages, join(root, 'node_modules'));
  }
  // By its dependencies Astro knows which packages hold pages.
  const { dependencies } = JSON.parse(await readFile(join(engineFolder, 'package.json'), 'utf8')) as {
    dependencies: unknown;
  };
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  return { root, vite: join(top, 'vite'), newFolder: below(root) };
}

/** The folders in which Node looks for the packages of a folder, the nearest first. */
function packagesOf(folder: string): string[] {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const packages = join(at, 'node_modules');
    if (existsSync(packages)) found.push(packages);
    if (dirname(at) === at) return found;
  }
}

async function link(target: string, path: string): Promise<void> {
  if ((await readlink(path).catch(() => undefined)) === target) return;
  await rm(path, { recursive: true, force: true });
  await symlink(target, path, 'junction').catch((error: NodeJS.ErrnoException) => {
    // Another command of the same library was faster.
    if (error.code !== 'EEXIST') throw error;
  });
}

function below(folder: string): (name: string) => Promise<string> {
  return async (name) => {
    await mkdir(folder, { recursive: true });
    // What builds left that were killed.
    for (const left of await readdir(folder)) {
      const owner = new RegExp(`^${name}-(\\d+)-`).exec(left)?.[1];
      if (owner !== undefined && !isRunning(Number(owner)))
        await rm(join(folder, left), { recursive: true, force: true });
    }
    return mkdtemp(join(folder, `${name}-${process.pid}-`));
  };
}
