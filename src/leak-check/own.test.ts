import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classesIn, digestOfFile, digestsIn, withoutOwnClasses } from './own.ts';

test('digests of everything in a folder, and none where there is no folder', async () => {
  const folder = join(import.meta.dirname, '../../.cache/leaks-own');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'a.css'), 'a');
    await writeFile(join(folder, 'deep/b.js'), 'b');
    expect(await digestsIn(folder)).toEqual(new Set(['a', 'b'].map((text) => digestOfFile(Buffer.from(text)))));
    expect(await digestsIn(join(folder, 'missing'))).toEqual(new Set());
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('names of classes in a style sheet', () => {
  expect(classesIn('.card > .card-head_2:hover, a.x{margin:.5em} .-y{}')).toEqual(['card', 'card-head_2', 'x', '-y']);
});

test.each([
  ['<p id=a class="card  head">x</p>', '<p id=a>x</p>'],
  ['<p class=card>x</p>', '<p>x</p>'],
  ['<p class="card hidden">x</p>', '<p class="card hidden">x</p>'],
  ['<p class=hidden>x</p>', '<p class=hidden>x</p>'],
  ['<p class="card" title="y">x</p><i class="head">z</i>', '<p title="y">x</p><i>z</i>'],
  ['a class="card" of text', 'a class="card" of text'],
])('class attributes whose names are all the engine’s own go: %s', (page, expected) => {
  expect(withoutOwnClasses(page, new Set(['card', 'head']))).toBe(expected);
});
