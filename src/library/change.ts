import { mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, nameOfFolder } from './keys.ts';
import { createFile, isRunning, notWritten, NotWritten, replaceFile, writeNew } from './replace.ts';

/** What becomes of a folder. Paths are below it; those outside begin with `../`. */
export interface FolderChange {
  /** New contents of files, and what was read before; undefined for a file that is not there. */
  written: readonly { path: string; content: string | Uint8Array; was: Uint8Array | undefined }[];
  /** Files and folders that move, once they are written. Nothing is at the new path. */
  moved: readonly (readonly [from: string, to: string])[];
  /** Files that go, and what was read of them; undefined for what is not looked at. */
  removed: readonly { path: string; was: Uint8Array | undefined }[];
}

/** What is kept while a change is made: every renaming in its order, so that it can be taken back; none before it is known. */
interface Journal {
  /** Who makes it. */
  process: number;
  renamed: (readonly [from: string, to: string])[];
  /** Files beside others that are removed in the end. */
  made: string[];
}

/**
 * Changes several files of a folder, all of them or none: new contents are written beside the old ones first, and
 * renamings follow of which a list is kept. A fault takes them back; after a kill the next command does. Where something
 * has changed since it was read, nothing happens; nor where another change is being made.
 *
 * @throws NotWritten
 */
export async function changeFolder(folder: string, change: FolderChange): Promise<void> {
  // The journal is there from the first look to the last renaming, so that no other change comes in between.
  const journal: Journal = { process: process.pid, renamed: [], made: [] };
  if (!(await createFile(journalOf(folder), JSON.stringify(journal))))
    throw new NotWritten(folder, 'another change of it is being made; try again when it is done');
  const done: Journal = { ...journal, renamed: [] };
  try {
    await prepare(folder, change, journal);
    await replaceFile(journalOf(folder), JSON.stringify(journal));
    for (const renaming of journal.renamed) {
      await rename(...renaming);
      done.renamed.push(renaming);
    }
  } catch (error) {
    await takeBack(folder, done);
    throw notWritten(pathOf(error) ?? folder, error);
  }
  // From here on it is done.
  await rm(journalOf(folder));
  await removeAll(journal.made);
}

/** Writes what is new beside its place, and notes the renamings. */
async function prepare(
  folder: string,
  { written, moved, removed }: FolderChange,
  { renamed, made }: Journal,
): Promise<void> {
  const beside = (path: string, end: string) => {
    const name = join(dirname(path), `.${crypto.randomUUID()}.${end}.tmp`);
    made.push(name);
    return name;
  };
  for (const { path, content, was } of written) {
    const target = await realpath(join(folder, path)).catch(() => join(folder, path));
    const entry = await stat(target).catch(() => undefined);
    if (entry && !was) throw new NotWritten(target, 'something is there already');
    if (was) await demandSame(target, was);
    await mkdir(dirname(target), { recursive: true });
    const next = beside(target, 'new');
    await writeNew(next, content, entry && entry.mode & 0o777);
    if (entry) renamed.push([target, beside(target, 'old')]);
    renamed.push([next, target]);
  }
  for (const { path, was } of removed) {
    const target = join(folder, path);
    await demandSame(target, was);
    renamed.push([target, beside(target, 'old')]);
  }
  for (const [from, to] of moved) {
    const target = join(folder, to);
    await demandSame(join(folder, from), undefined);
    if (await isThere(target)) throw new NotWritten(target, 'something is there already');
    await mkdir(dirname(target), { recursive: true });
    renamed.push([join(folder, from), target]);
  }
}

/** Takes back a change that was interrupted; says whether there was one. One that is being made is left alone. */
export async function takeBackInterrupted(folder: string): Promise<boolean> {
  const text = await journalIn(folder);
  if (text === undefined) return false;
  const journal = JSON.parse(text) as Journal;
  if (journal.process !== process.pid && isRunning(journal.process)) return false;
  // Who was about to end when the journal was read has removed it before.
  if ((await journalIn(folder)) !== text) return false;
  await takeBack(folder, journal);
  return true;
}

function journalIn(folder: string): Promise<string | undefined> {
  return readFile(journalOf(folder), 'utf8').catch(() => undefined);
}

async function takeBack(folder: string, { renamed, made }: Journal): Promise<void> {
  for (const [from, to] of renamed.toReversed())
    if (!(await isThere(from)) && (await isThere(to))) await rename(to, from).catch(ignoreGone);
  await rm(journalOf(folder), { force: true });
  await removeAll(made);
}

/** Another command takes the same change back. */
function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** @param was its bytes, where they were read */
async function demandSame(path: string, was: Uint8Array | undefined): Promise<void> {
  const isSame = was ? (await readFile(path).catch(() => undefined))?.equals(was) : await isThere(path);
  if (isSame !== true) throw new NotWritten(path, 'somebody else has changed it in the meantime; try again');
}

function journalOf(folder: string): string {
  return join(cacheFolder, 'changes', `${nameOfFolder(folder)}.json`);
}

function pathOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).path;
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
