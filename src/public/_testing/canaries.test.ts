import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import type { Canary } from '../../core/publish/_testing/canaries.ts';
import { encodings } from '../../core/publish/_testing/encodings.ts';
import { viewsOf } from '../../leak-check/decode.ts';
import { partsOf } from '../../leak-check/unpack.ts';

const folder = inject('canarySite');
const canaries = inject('canaries');

const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

/** Everything that is in a file, in lower case: its bytes, what is packed in them, and its name. */
async function everythingIn(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const texts = [relative(folder, file), bytes.toString('latin1'), bytes.toString('utf8')];
  for (const { text, binary } of partsOf(file, bytes)) {
    texts.push(text);
    if (!binary) texts.push(...viewsOf(text).map((view) => view.text));
  }
  return texts.map((text) => text.normalize('NFKC').toLowerCase());
}

/** The canaries of which a form stands somewhere. All forms are looked for at once, by their beginnings. */
async function findAll(): Promise<Set<Canary>> {
  const width = 5;
  const forms = new Map<string, { form: string; canary: Canary }[]>();
  for (const canary of canaries)
    for (const form of encodings(canary.word)) {
      const start = form.slice(0, width);
      forms.set(start, [...(forms.get(start) ?? []), { form, canary }]);
    }
  const found = new Set<Canary>();
  for (const text of new Set((await Promise.all(files.map(everythingIn))).flat()))
    for (let at = 0; at + width <= text.length; at++)
      for (const { form, canary } of forms.get(text.slice(at, at + width)) ?? [])
        if (text.startsWith(form, at)) found.add(canary);
  return found;
}
const found = await findAll();

describe('every byte of the built site', () => {
  test('holds none of the words that have to stay inside', () => {
    const inside = canaries.filter(({ may }) => may === 'stay');
    expect(inside.length).toBeGreaterThan(1200);
    expect(inside.filter((one) => found.has(one))).toEqual([]);
  });

  test('holds all of those that have to leave, so that a search that finds nothing can find', () => {
    const open = canaries.filter(({ may }) => may === 'must leave');
    expect(open.length).toBeGreaterThan(50);
    expect(open.filter((one) => !found.has(one))).toEqual([]);
  });

  test.each([
    'html',
    'css',
    'js',
    'json',
    'xml',
    'svg',
    'png',
    'jpg',
    'txt',
    'pf_fragment',
    'json.gz',
    'woff2',
    '_headers',
  ])('has a file of the kind %s in it', (ending) =>
    expect(files.filter((file) => file.endsWith(ending))).not.toEqual([]),
  );

  test('has no file that nobody knows the kind of', () => {
    const known = /\.(html|css|js|json|xml|svg|png|jpg|txt|pf_fragment|json\.gz|woff2)$|\/_headers$/;
    expect(files.filter((file) => !known.test(file)).map((file) => relative(folder, file))).toEqual([]);
  });

  test('names of incidents that are not public are not among the folders', async () => {
    expect((await readdir(join(folder, 'incidents'))).sort()).toEqual(['shop-was-odd', 'shop-was-slow']);
  });
});
