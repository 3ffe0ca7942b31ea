import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../../src/core/lint/judge.ts';
import { pathsIn, readLibrary } from '../../src/library.ts';
import { generateLibrary } from '../generate/library.ts';
import { isLarge, judgeShared } from './shares.ts';

const judging = { today: '2026-06-01' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shares-'));
  for (const { path, text } of generateLibrary(40, 5).files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('several threads say what one says, in the same order', async () => {
  const paths = await pathsIn(folder);
  const library = await readLibrary(folder);
  const expected = judge(library, judging);
  for (const threads of [1, 2, 3]) {
    const shared = await judgeShared(folder, paths, judging, threads);
    expect(shared.messages).toEqual(expected);
    expect(shared.library.postmortems.map(({ file }) => file)).toEqual(library.postmortems.map(({ file }) => file));
  }
});

test('a small library is judged in one thread', () => {
  const named = (count: number) => Array.from({ length: count }, (_, index) => `postmortems/${index}.mdx`);
  expect(isLarge(named(249))).toBe(false);
  expect(isLarge([...named(249), 'images/a.mdx', 'docs/b.mdx'])).toBe(false);
  expect(isLarge(named(250))).toBe(true);
});
