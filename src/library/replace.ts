import {
  copyFile,
  cp,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file was not written. Nothing of it is there, and what was there before is as it was. */
export class NotWritten extends Error {
  constructor(path: string, why: string) {
    super(`${JSON.stringify(path)} was not written: ${why}. What was there is as it was.`);
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the file is too large',
  EROFS: 'the disk is read-only',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  ENOTEMPTY: 'somebody else has made it in the meantime',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its path leads to itself',
  EIO: 'the disk reports a fault',
};

/**
 * Writes a file as a whole or not at all: beside it first, then in its place, with the folders on its way. Its
 * permissions stay what they were, a link to it stays a link, and a device or pipe is written to as it is. Every command
 * writes by it, or by `createFile`.
 *
 * @param was what was read of it before; where it has changed since, it is left alone
 * @throws NotWritten
 */
export async function replaceFile(path: string, content: string | Uint8Array, was?: Uint8Array): Promise<void> {
  await attempt(path, async () => {
    const target = await realpath(path).catch(() => path);
    const entry = await stat(target).catch(() => undefined);
    if (entry && !entry.isFile() && !entry.isDirectory()) return writeFile(target, content);
    if (was && !(await readFile(target)).equals(was))
      throw new NotWritten(path, 'somebody else has changed it in the meantime; try again');
    await beside(target, entry && entry.mode & 0o777, content, (made) => rename(made, target));
  });
}

/**
 * Writes a file that is not there yet, as a whole or not at all; false where there is one already.
 *
 * @throws NotWritten
 */
export async function createFile(path: string, content: string | Uint8Array): Promise<boolean> {
  let isNew = true;
  await attempt(path, () =>
    beside(path, undefined, content, (made) =>
      link(made, path).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') isNew = false;
        // Not every disk knows links.
        else if (await stat(path).catch(() => undefined)) isNew = false;
        else await rename(made, path);
      }),
    ),
  );
  return isNew;
}

/** Copies a file as a whole or not at all. @throws NotWritten */
export async function copyWhole(from: string, path: string): Promise<void> {
  const made = hidden(path);
  await attempt(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    try {
      await copyFile(from, made);
      await rename(made, path);
    } finally {
      await rm(made, { force: true }).catch(() => undefined);
    }
  });
}

/** A name beside a file that readers of a library pass over, and that is never too long. */
function hidden(path: string): string {
  return join(dirname(path), `.${crypto.randomUUID()}.tmp`);
}

async function beside(
  path: string,
  mode: number | undefined,
  content: string | Uint8Array,
  place: (made: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const made = hidden(path);
  try {
    await writeNew(made, content, mode);
    await place(made);
  } finally {
    await rm(made, { force: true }).catch(() => undefined);
  }
}

/** Writes a file where none is. It is on the disk before it is put in its place, or a power cut leaves an empty one there. */
export async function writeNew(path: string, content: string | Uint8Array, mode: number | undefined): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(content);
    if (mode !== undefined) await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What to say of a disk that is full or may not be written to, wherever it was met; undefined for other errors. */
export function diskFault(error: unknown): string | undefined {
  const { code = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENAMETOOLONG'].includes(code) ? reasons[code] : undefined;
  return reason && `${path === undefined ? 'A file' : JSON.stringify(path)} could not be written: ${reason}.`;
}

async function attempt(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw notWritten(path, error);
  }
}

/** A fault met while a file was written, said for people. */
export function notWritten(path: string, error: unknown): NotWritten {
  if (error instanceof NotWritten) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return new NotWritten(path, reasons[code] ?? (error instanceof Error ? error.message : String(error)));
}

/**
 * Puts a folder in the place of another one, whole: what is on another disk is copied beside it first. Only between two
 * renames there is nothing in that place; who is killed there is followed by `recoverFolder`.
 *
 * @throws NotWritten where the disk is full or may not be written to
 */
export async function replaceFolder(folder: string, target: string): Promise<void> {
  await recoverFolder(target);
  try {
    await put(folder, target);
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new NotWritten(target, reason);
  }
}

/**
 * Puts back the folder that a process was about to replace when it was killed, and removes what other killed ones left
 * beside it.
 */
export async function recoverFolder(target: string): Promise<void> {
  const parent = dirname(target);
  const names = await readdir(parent).catch((): string[] => []);
  for (const name of names) {
    const rest = name.startsWith(`${basename(target)}.`) ? name.slice(basename(target).length) : '';
    const left = /^\.(\d+)-[\da-f-]{36}\.(new|old)$/.exec(rest);
    if (!left || isRunning(Number(left[1]))) continue;
    const path = join(parent, name);
    if (left[2] === 'old' && !(await stat(target).catch(() => undefined)))
      await rename(path, target).catch(() => undefined);
    else await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Makes a folder beside its place and puts it there, as a whole or not at all. @throws NotWritten */
export async function makeFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await recoverFolder(target);
  const made = `${target}.${process.pid}-${crypto.randomUUID()}.new`;
  await attempt(target, async () => {
    try {
      await mkdir(made, { recursive: true });
      await fill(made);
      await put(made, target);
    } finally {
      await rm(made, { recursive: true, force: true }).catch(() => undefined);
    }
  });
}

/** Copies a folder to where none is, as a whole or not at all. @throws NotWritten */
export async function copyFolder(from: string, target: string): Promise<void> {
  const made = hidden(target);
  await attempt(target, async () => {
    try {
      await cp(from, made, { recursive: true });
      await rename(made, target);
    } finally {
      await rm(made, { recursive: true, force: true }).catch(() => undefined);
    }
  });
}

/** Whether there is a process of this number. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function put(folder: string, target: string): Promise<void> {
  const [next, earlier] = ['new', 'old'].map((name) => `${target}.${process.pid}-${crypto.randomUUID()}.${name}`) as [
    string,
    string,
  ];
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(folder, next).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      await cp(folder, next, { recursive: true });
    });
    // Another build may put its own there at any moment; the last one stays.
    while (!(await swap(next, target, earlier))) await rm(earlier, { recursive: true, force: true });
  } finally {
    for (const left of [next, earlier]) await rm(left, { recursive: true, force: true }).catch(() => undefined);
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
