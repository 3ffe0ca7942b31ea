import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The folder of the engine, which holds its package.json: the root of its repository, or of the installed package. */
export const engineFolder = above(import.meta.dirname);

/** Whether the engine is a package of somebody’s library. Its own folder is then not ours to write to. */
export const isInstalled = engineFolder.split(sep).includes('node_modules');

/**
 * The address of a module beside another one, for a thread: an installed engine runs compiled, since Node reads no
 * TypeScript below `node_modules`.
 */
export function moduleBeside(asker: string, name: string): URL {
  return new URL(`./${name}${asker.endsWith('.ts') ? '.ts' : '.js'}`, asker);
}

function above(folder: string): string {
  for (let at = folder; ; at = dirname(at)) if (existsSync(join(at, 'package.json')) || dirname(at) === at) return at;
}
