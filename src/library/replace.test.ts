import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile, replaceFolder } from './replace.ts';

let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'replace-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

const folderOf = async (name: string, text: string) => {
  await mkdir(join(root, name), { recursive: true });
  await writeFile(join(root, name, 'page.html'), text);
  return join(root, name);
};
const pageIn = (name: string) => readFile(join(root, name, 'page.html'), 'utf8');

describe('a folder', () => {
  test('takes the place of another one, and nothing is left beside it', async () => {
    await folderOf('site', 'old');
    await writeFile(join(root, 'site', 'gone.html'), '');
    await replaceFolder(await folderOf('next', 'new'), join(root, 'site'));
    expect(await pageIn('site')).toBe('new');
    expect(await readdir(join(root, 'site'))).toEqual(['page.html']);
    expect(await readdir(root)).toEqual(['site']);
  });

  test('is put where there is none yet, and no folder for it', async () => {
    await replaceFolder(await folderOf('next', 'new'), join(root, 'a/b/site'));
    expect(await pageIn('a/b/site')).toBe('new');
  });

  test('that is not there leaves the other one as it was', async () => {
    await folderOf('site', 'old');
    await expect(replaceFolder(join(root, 'missing'), join(root, 'site'))).rejects.toThrow('ENOENT');
    expect(await pageIn('site')).toBe('old');
    expect(await readdir(root)).toEqual(['site']);
  });
});

test('a file that cannot be written leaves the other one as it was', async () => {
  await mkdir(join(root, 'file'));
  await expect(replaceFile(join(root, 'file'), 'new')).rejects.toThrow();
  expect(await readdir(root)).toEqual(['file']);
});
