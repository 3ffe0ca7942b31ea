import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPageCache } from './page-cache.ts';

let caches: string;
beforeEach(async () => void (caches = await mkdtemp(join(tmpdir(), 'copies-'))));
afterEach(() => rm(caches, { recursive: true, force: true }));

const open = (library = '/libraries/one', edition = 'internal') => openPageCache(library, edition, caches);

test('copies of a build that ended are used by the next one', async () => {
  const first = open();
  await writeFile(join(first.folder, 'page.html'), 'one');
  first.close();
  const second = open();
  expect(second).toMatchObject({ folder: first.folder, fault: undefined });
  expect(existsSync(join(second.folder, 'page.html'))).toBe(true);
});

test('each library and each edition has its own', () => {
  const folders = [open(), open('/libraries/two'), open('/libraries/one', 'public')].map(({ folder }) => folder);
  expect(new Set(folders).size).toBe(3);
});

test.each([
  ['of a process that has ended', '2147483646'],
  ['that cannot be read', 'x'],
  ['that is empty', ''],
])('copies with a mark %s are removed', async (_, mark) => {
  const { folder, close } = open();
  close();
  await writeFile(join(folder, 'page.html'), 'half');
  await writeFile(join(folder, 'in-use'), mark);
  const next = open();
  expect(next).toMatchObject({ folder, fault: undefined });
  expect(existsSync(join(folder, 'page.html'))).toBe(false);
});

test('while another build uses them, a build goes without', async () => {
  const { folder, close } = open();
  close();
  // The parent of this process runs as long as it does.
  await writeFile(join(folder, 'in-use'), String(process.ppid));
  const other = open();
  expect(other.folder).not.toBe(folder);
  expect(other.fault).toMatch(/^Another build of this library is running/);
  other.close();
  expect(existsSync(other.folder)).toBe(false);
});

test('where nothing can be written, a build goes without', async () => {
  await mkdir(caches, { recursive: true });
  await writeFile(join(caches, 'file'), '');
  const { fault, close } = openPageCache('/libraries/one', 'internal', join(caches, 'file'));
  expect(fault).toMatch(/^The cache of pages cannot be written/);
  close();
});
