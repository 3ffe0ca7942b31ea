import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { generateLibrary } from '../../scripts/generate/library.ts';
import { judge, judgeReadings, type Reading } from '../core/lint/judge.ts';
import { openCache, type Cache } from './cache.ts';
import { filesIn, readLibrary } from './read.ts';
import { readLibraryBy } from './readings.ts';

const judging = { today: '2026-06-01' };
let folder: string;
let caches: string;
let kept: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readings-'));
  caches = await mkdtemp(join(tmpdir(), 'caches-'));
  kept = join(caches, 'readings');
  for (const { path, text } of generateLibrary(12, 5).files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(join(folder, 'postmortems/unreadable.mdx'), new Uint8Array([0xff, 0xfe, 0]));
});
afterEach(async () => {
  await rm(caches, { recursive: true });
  await mkdir(caches);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(caches, { recursive: true });
});

/** What is said of the library, read through a cache or not. */
async function messagesBy(cache?: Cache<Reading>, threads?: number) {
  const { parts, readings, rest } = await readLibraryBy(await filesIn(folder), cache, threads);
  await cache?.save();
  return judgeReadings(parts, readings, rest, judging).messages;
}

/** A cache that counts what it did not know. */
function counting(): Cache<Reading> & { added: number } {
  const cache = openCache<Reading>('readings', folder, caches);
  return {
    ...cache,
    added: 0,
    set(key, json) {
      this.added++;
      return cache.set(key, json);
    },
  };
}

test('several threads say what one says, in the same order', async () => {
  const expected = judge(await readLibrary(folder), judging);
  expect(expected.map(({ place }) => place.file)).toContain('postmortems/unreadable.mdx');
  for (const threads of [1, 2, 3]) expect(await messagesBy(undefined, threads)).toEqual(expected);
});

describe('a cache', () => {
  test('knows what did not change, and only that', async () => {
    const first = counting();
    const expected = await messagesBy(first);
    expect(first.added).toBeGreaterThan(12);
    const second = counting();
    expect(await messagesBy(second)).toEqual(expected);
    expect(second.added).toBe(0);

    const path = join(folder, 'postmortems', (await readdir(join(folder, 'postmortems')))[3]!);
    const text = await readFile(path, 'utf8');
    await writeFile(path, `${text}\nSee [it](/incidents/nowhere/).\n`);
    const third = counting();
    expect(await messagesBy(third)).toEqual(judge(await readLibrary(folder), judging));
    expect(third.added).toBe(1);
    await writeFile(path, text);
  });

  test('knows nothing under another configuration, list or template', async () => {
    await messagesBy(counting());
    for (const name of ['library.yaml', 'people.yaml', 'template.mdx']) {
      const text = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), name.endsWith('.yaml') ? `${text}# More.\n` : `${text}\n`);
      const cache = counting();
      await messagesBy(cache);
      expect(cache.added, name).toBeGreaterThan(12);
      await writeFile(join(folder, name), text);
    }
  });

  test.each([
    ['empty', () => ''],
    ['torn', (text: string) => text.slice(0, text.length - 999)],
    ['without line ends', (text: string) => text.replaceAll('\n', ' ')],
    ['of something else', () => '{"a": 1}\n[2]\n\u0000\n'],
    ['garbled', (text: string) => text.replace(/"messages"/g, '"mess')],
  ])('that is %s is made anew', async (_, damage) => {
    const expected = await messagesBy(counting());
    const [name] = await readdir(kept);
    await writeFile(join(kept, name!), damage(await readFile(join(kept, name!), 'utf8')));
    expect(await messagesBy(counting())).toEqual(expected);
  });

  test('goes with its folder', async () => {
    const gone = await mkdtemp(join(tmpdir(), 'gone-'));
    const cache = openCache<Reading>('readings', gone, caches);
    cache.set('a'.repeat(64), '{}');
    await cache.save();
    await rm(gone, { recursive: true });
    await messagesBy(counting());
    expect(await readdir(kept)).toEqual([`${encodeURIComponent(folder)}.jsonl`]);
  });

  test('that cannot be written is gone around', async () => {
    const expected = await messagesBy();
    await writeFile(join(caches, 'a-file'), '');
    const cache = openCache<Reading>('readings', folder, join(caches, 'a-file'));
    expect(await messagesBy(cache)).toEqual(expected);
  });
});
