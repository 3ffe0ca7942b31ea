import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../src/core/lint/judge.ts';
import { readLibrary } from '../src/library/read.ts';
import { exampleLibrary } from '../src/core/lint/examples/library.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-'));
  for (const { path, bytes } of exampleLibrary) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const review = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, CONTENT_DIR: folder };
    const all = ['scripts/review.ts', '--now', '2026-05-10', ...args];
    execFile(process.execPath, all, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr }),
    );
  });

test('a review is printed, or written to a file', async () => {
  const { code, stdout } = await review('--month', '2026-03');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# Review of 2026-03\n/);
  expect(stdout).toContain('Search timed out for every third visitor (2026-03-20-search-timeouts)');
  const file = join(folder, 'review.md');
  expect(await review('--quarter', '2026-Q1', '--team', 'storefront', '--output', file)).toMatchObject({
    code: 0,
    stdout: '',
  });
  expect(await readFile(file, 'utf8')).toContain(
    'Incidents that began from 2026-01-01 to 2026-03-31, team storefront.',
  );
});

test('a meeting is begun in the library with its agenda, asks for what is missing, and is never overwritten', async () => {
  const path = join(folder, 'reviews/2026-03.mdx');
  const { code, stdout } = await review('--month', '2026-03', '--keep', '--date', '2026-04-02');
  expect(code).toBe(0);
  expect(stdout).toContain('reviews/2026-03.mdx is written.');
  const text = await readFile(path, 'utf8');
  expect(text).toBe(`---
title: "Review of 2026-03"
date: 2026-04-02
covers: 2026-03
people: []
---

## Agenda

No incident stands out.

## Decisions

- TODO

## Action items

| ID  | Action | Type | Owner | Ticket | Due | Priority | Status |
| --- | ------ | ---- | ----- | ------ | --- | -------- | ------ |
| A1  | TODO   |      |       |        |     |          | open   |
`);
  expect(await review('--month', '2026-03', '--keep')).toMatchObject({ code: 2 });
  expect(await readFile(path, 'utf8')).toBe(text);
  const rules = judge(await readLibrary(folder), { today: '2026-04-02' }).map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['front-matter-valid', 'placeholder-gone', 'action-complete']));
  expect((await review('--quarter', '2026-Q1', '--service', 'search', '--keep')).stdout).toContain(
    'reviews/2026-q1-search.mdx is written.',
  );
});

test.each([
  [[], 'Give one range: --month 2026-04, --quarter 2026-Q2, or --from and --to.'],
  [['--month', '2026-04', '--quarter', '2026-Q2'], 'Give one range'],
  [['--from', '2026-04-01'], 'Give one range'],
  [['--month', 'April'], '"April" is no month. Give one such as 2026-04.'],
  [['--from', '2026-04-02', '--to', '2026-04-01'], 'Unexpected --from after --to.'],
  [['--month', '2026-04', '--keep', '--output', 'x.md'], 'Unexpected --output with --keep'],
  [['--month', '2026-04', '--date', '2026-05-01'], 'Unexpected --date without --keep.'],
  [['--month', '2026-04', '--service', 'x'], 'There is no service "x".'],
])('%j is told what is wrong with it', async (args, expected) => {
  const { code, stderr } = await review(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(expected);
});
