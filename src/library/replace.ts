import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file as a whole or not at all: beside it first, then in its place. Its permissions stay what they were. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}.tmp`;
  const mode = await stat(path).then(
    (entry) => entry.mode & 0o777,
    () => undefined,
  );
  try {
    await writeFile(beside, content, mode === undefined ? {} : { mode });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Puts a folder in the place of another one, whole: what is on another disk is copied beside it first. Only between two
 * renames there is nothing in that place.
 */
export async function replaceFolder(folder: string, target: string): Promise<void> {
  const [next, earlier] = ['new', 'old'].map((name) => `${target}.${crypto.randomUUID()}.${name}`) as [string, string];
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(folder, next).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      await cp(folder, next, { recursive: true });
    });
    // Another build may put its own there at any moment; the last one stays.
    while (!(await swap(next, target, earlier))) await rm(earlier, { recursive: true, force: true });
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(earlier, { recursive: true, force: true });
  }
}

/** Moves what is in a place aside and another folder there; false where yet another one came first. */
async function swap(next: string, target: string, aside: string): Promise<boolean> {
  const wasThere = await rename(target, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(next, target);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    if (wasThere) await rename(aside, target);
    throw error;
  }
}
