import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { generateLibrary } from '../../../scripts/generate/library.ts';
import { judgeFiles, openReadings } from '../../library/judged.ts';
import { filesIn } from '../../library/read.ts';
import { openDrawings } from './drawings.ts';

let root: string;
let caches: string;
let readings: ReturnType<typeof openReadings>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'drawings-'));
  vi.stubEnv('CONTENT_DIR', join(root, 'content'));
  for (const { path, text } of generateLibrary(45, 3).files) {
    await mkdir(dirname(join(root, 'content', path)), { recursive: true });
    await writeFile(join(root, 'content', path), text);
  }
  // Read once; it is never saved.
  readings = openReadings(join(root, 'content'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});
beforeEach(async () => void (caches = await mkdtemp(join(root, 'caches-'))));

async function opened(folder = caches, address = { base: '/', site: undefined as string | undefined }) {
  const content = join(root, 'content');
  const judged = await judgeFiles(await filesIn(content), { today: '2026-06-01' }, readings);
  return { ...openDrawings(judged, [], address, folder), entries: judged.catalogue.postmortems };
}

/** Every file of the cache, with its path. */
async function kept(): Promise<string[]> {
  const entries = await readdir(caches, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('what another thread draws is what is drawn on demand', async () => {
  const { incident, entries } = await opened();
  const onDemand = await Promise.all(entries.map(incident));
  await rm(caches, { recursive: true });
  const ahead = await opened();
  ahead.drawAhead();
  expect(await Promise.all(ahead.entries.map(ahead.incident))).toEqual(onDemand);
  expect(onDemand[0]!.picture).toContain('<svg');
});

test.each([
  ['torn', (text: string) => text.slice(0, -40)],
  ['empty', () => ''],
])('a drawing that is %s is drawn again', async (_, damage) => {
  const { incident, entries } = await opened();
  const whole = await incident(entries[0]!);
  const [path] = await kept();
  await writeFile(path!, damage(await readFile(path!, 'utf8')));
  expect(await incident(entries[0]!)).toEqual(whole);
});

test('drawings that nothing follows from are removed', async () => {
  const { incident, entries } = await opened();
  await incident(entries[0]!);
  const [path] = await kept();
  await writeFile(join(dirname(path!), `${'0'.repeat(64)}.json`), '{}');
  (await opened()).drawAhead();
  expect(await kept()).not.toContain(join(dirname(path!), `${'0'.repeat(64)}.json`));
});

test('where nothing can be kept, drawings are made all the same', async () => {
  await writeFile(join(caches, 'file'), '');
  const { incident, entries } = await opened(join(caches, 'file'));
  expect((await incident(entries[0]!)).parts.length).toBeGreaterThan(2);
});

test('another address of the site, another text or another title makes another key', async () => {
  const { keyOf, entries } = await opened();
  const elsewhere = await opened(caches, { base: '/x/', site: 'https://example.com' });
  expect(keyOf(entries[0]!)).toBe((await opened()).keyOf(entries[0]!));
  expect(elsewhere.keyOf(elsewhere.entries[0]!)).not.toBe(keyOf(entries[0]!));
  const path = join(root, 'content', entries[0]!.file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text}\nMore.\n`);
  const changed = await opened();
  await writeFile(path, text);
  expect(changed.keyOf(changed.entries[0]!)).not.toBe(keyOf(entries[0]!));
  expect(changed.keyOf(changed.entries[1]!)).toBe(keyOf(entries[1]!));
});
