import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A file of a library: the content folder, and its path below it with `/`. */
export interface Home {
  folder: string;
  path: string;
}

/**
 * Finds the content folder a file belongs to. A folder that was named wins; then the nearest folder above the file that
 * holds a `library.yaml` beside a template or documents; then `content/` in a workspace folder.
 */
export class Folders {
  /** Folders of the workspace. */
  workspace: string[];
  readonly #named: string | undefined;
  readonly #found = new Map<string, Promise<string | undefined>>();

  /** @param named the content folder that was named, absolute or relative to each workspace folder */
  constructor(workspace: string[], named: string | undefined) {
    this.workspace = workspace;
    this.#named = named;
  }

  /** Looks anew: folders may have come and gone. */
  forget(): void {
    this.#found.clear();
  }

  /** Undefined for a file of no library. */
  async homeOf(file: string): Promise<Home | undefined> {
    return (await this.#homeOf(file)) ?? (await this.#homeOf(await realOf(file)));
  }

  /** Every content folder that is known without a file. */
  async contentFolders(): Promise<string[]> {
    const candidates = [
      ...this.#namedFolders(),
      ...this.workspace.flatMap((folder) => [join(folder, 'content'), folder]),
    ];
    const libraries = await Promise.all(candidates.map(async (folder) => ((await isLibrary(folder)) ? [folder] : [])));
    return [...new Set(libraries.flat())];
  }

  async #homeOf(file: string): Promise<Home | undefined> {
    for (const folder of this.#namedFolders()) {
      const path = pathBelow(folder, file) ?? pathBelow(await realOf(folder), file);
      if (path !== undefined) return { folder, path };
    }
    const above = await this.#above(dirname(file));
    const folders = [
      ...(above === undefined ? [] : [above]),
      ...this.workspace.map((folder) => join(folder, 'content')),
    ];
    for (const folder of folders) {
      const path = pathBelow(folder, file);
      if (path !== undefined) return { folder, path };
    }
    return undefined;
  }

  #namedFolders(): string[] {
    if (this.#named === undefined) return [];
    if (isAbsolute(this.#named) || this.workspace.length === 0) return [resolve(this.#named)];
    return this.workspace.map((folder) => resolve(folder, this.#named!));
  }

  #above(folder: string): Promise<string | undefined> {
    let found = this.#found.get(folder);
    if (!found) {
      const parent = dirname(folder);
      found = isLibrary(folder).then((here) => (here ? folder : parent === folder ? undefined : this.#above(parent)));
      this.#found.set(folder, found);
    }
    return found;
  }
}

/** A lone `library.yaml` can be anybody’s: only with documents or a template beside it is it one of ours. */
async function isLibrary(folder: string): Promise<boolean> {
  if (basename(folder) === 'node_modules' || !(await exists(join(folder, 'library.yaml')))) return false;
  const beside = ['postmortems', 'runbooks', 'reviews', 'template.mdx'].map((name) => exists(join(folder, name)));
  return (await Promise.all(beside)).includes(true);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Links resolved, as far as the file is there. */
async function realOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), basename(path));
  });
}

function pathBelow(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
}
