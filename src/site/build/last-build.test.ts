import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuilt, rememberBuilt } from './last-build.ts';

let folder: string;
let records: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-'));
  records = join(folder, 'records');
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site', 'index.html'), 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const site = () => join(folder, 'site');

test('what was built from the same and was not touched need not be built again', () => {
  expect(isBuilt(site(), 'a', records)).toBe(false);
  rememberBuilt(site(), 'a', records);
  expect(isBuilt(site(), 'a', records)).toBe(true);
  expect(isBuilt(site(), 'b', records)).toBe(false);
});

test.each([
  ['has another file', () => writeFile(join(site(), 'other.html'), '')],
  ['lacks one', () => rm(join(site(), 'index.html'))],
  ['has one that was written again', () => writeFile(join(site(), 'index.html'), 'another')],
  ['is gone', () => rm(site(), { recursive: true })],
])('a site that %s is built again', async (_, change) => {
  rememberBuilt(site(), 'a', records);
  await change();
  expect(isBuilt(site(), 'a', records)).toBe(false);
});

test('where nothing can be written it is built again', async () => {
  await writeFile(records, 'a file');
  rememberBuilt(site(), 'a', records);
  expect(isBuilt(site(), 'a', records)).toBe(false);
});
