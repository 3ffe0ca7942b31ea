import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { changeFolder, type FolderChange } from './change.ts';
import { NotWritten } from './replace.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'change-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
    ),
  );
}

const bytes = (text: string) => new TextEncoder().encode(text);
const start = { 'list.yaml': 'a', 'texts/old.mdx': 'b', 'images/old/a.svg': 'c' };
const changes: Record<string, [FolderChange, Record<string, string>]> = {
  'a file that moves': [
    { written: [], moved: [['images/old', 'images/new']], removed: [] },
    { 'images/new/a.svg': 'c', 'list.yaml': 'a', 'texts/old.mdx': 'b' },
  ],
  'a file that goes beside one that moves': [
    { written: [], moved: [['images/old', 'images/new']], removed: [{ path: 'texts/old.mdx', was: undefined }] },
    { 'images/new/a.svg': 'c', 'list.yaml': 'a' },
  ],
  'a file that is written beside one that moves': [
    {
      written: [{ path: 'list.yaml', content: 'd', was: bytes('a') }],
      moved: [['texts/old.mdx', 'texts/new.mdx']],
      removed: [],
    },
    { 'images/old/a.svg': 'c', 'list.yaml': 'd', 'texts/new.mdx': 'b' },
  ],
  'a file that is written as it was': [
    {
      written: [{ path: 'list.yaml', content: 'a', was: bytes('a') }],
      moved: [],
      removed: [{ path: 'texts/old.mdx', was: bytes('b') }],
    },
    { 'images/old/a.svg': 'c', 'list.yaml': 'a' },
  ],
  'a new file': [
    {
      written: [{ path: 'texts/new.mdx', content: 'd', was: undefined }],
      moved: [],
      removed: [],
    },
    { 'images/old/a.svg': 'c', 'list.yaml': 'a', 'texts/new.mdx': 'd', 'texts/old.mdx': 'b' },
  ],
};

describe.each(Object.entries(changes))('%s', (_, [change, after]) => {
  test('is changed once; where it is changed already, a second change says so and leaves it as it is', async () => {
    const folder = await folderOf(start);
    await changeFolder(folder, change);
    expect(await filesOf(folder)).toEqual(after);
    await expect(changeFolder(folder, change)).rejects.toThrow(NotWritten);
    expect(await filesOf(folder)).toEqual(after);
  });

  test('is changed once where four changes are made at once', async () => {
    const folder = await folderOf(start);
    const ends = await Promise.allSettled(Array.from({ length: 4 }, () => changeFolder(folder, change)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await filesOf(folder)).toEqual(after);
  });

  test('is changed once where another change comes while the first is written', async () => {
    const folder = await folderOf(start);
    const ends: unknown[] = [];
    async function* content() {
      ends.push(await changeFolder(folder, change).catch((error: unknown) => error));
      yield 'e';
    }
    // Node writes what an iterable gives, too: the second change is made from first to last in the middle of it.
    const slow = { path: 'texts/slow.mdx', content: content() as unknown as string, was: undefined };
    await changeFolder(folder, { ...change, written: [...change.written, slow] });
    expect(ends).toEqual([expect.any(NotWritten)]);
    expect(await filesOf(folder)).toEqual({ ...after, 'texts/slow.mdx': 'e' });
  });
});

test('a folder whose file is in the way is as it was', async () => {
  const folder = await folderOf({ ...start, 'images/new': 'a file' });
  const before = await filesOf(folder);
  const move: FolderChange = {
    written: [{ path: 'list.yaml', content: 'd', was: bytes('a') }],
    moved: [['images/old', 'images/new/deeper']],
    removed: [{ path: 'texts/old.mdx', was: bytes('b') }],
  };
  await expect(changeFolder(folder, move)).rejects.toThrow('is a file');
  expect(await filesOf(folder)).toEqual(before);
});
