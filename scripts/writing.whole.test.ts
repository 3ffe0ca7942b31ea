import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exampleLibrary } from '../src/core/lint/examples/library.ts';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

interface Result {
  code: number | string;
  said: string;
}

function run(folder: string, [script, ...args]: readonly string[], broken = '', at = 1): Promise<Result> {
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    CACHE_DIR: join(folder, 'cache'),
    BROKEN_DISK: broken,
    BROKEN_FOLDER: join(folder, 'content'),
    BROKEN_AT: String(at),
    ...(broken && { NODE_OPTIONS: `--import ${join(import.meta.dirname, '_testing/broken-disk.mjs')}` }),
  };
  return new Promise((resolve) => {
    const file = join(root, 'scripts', script === 'lint' ? 'lint.mjs' : `${script}.ts`);
    const at = args.map((arg) => arg.replace('<folder>', folder));
    const cwd = script === 'init' ? join(folder, 'content/fresh') : root;
    execFile(process.execPath, [file, ...at], { cwd, env }, (error, out, said) =>
      resolve({
        code: error ? (error.signal ?? Number(error.code)) : 0,
        said: `${out}\n${said}`.replaceAll(folder, ''),
      }),
    );
  });
}

const document = `---
title: Checkout was slow
status: draft
severity: SEV3
services: [bookings-api]
---

## Summary

It was  slow.

![Rate](../images/2026-05-01-slow/chart.png)

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
| 2026-05-01T10:05 | recovered | It ends | log |
| 2026-05-01 10:00 | impact-start | It is slow | log |
`;

const other = `---
title: Checkout was slow again
status: draft
severity: SEV3
services: [bookings-api, search]
roles: { lead: kbell }
related: [2026-05-01-slow]
---

As in 2026-05-01-slow.
`;

const third = `---
title: Checkout was slow a third time
status: draft
severity: SEV3
services: [bookings-api]
related: [2026-05-03-other]
---

Text.
`;

async function prepared(isShipped: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'writing-'));
  folders.push(folder);
  const put = async (path: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  // What is approved is an incident of the library that comes along.
  if (isShipped) await cp(join(root, 'content'), join(folder, 'content'), { recursive: true });
  else for (const file of exampleLibrary) await put(`content/${file.path}`, file.bytes);
  await put('content/postmortems/2026-05-01-slow.mdx', document);
  await put('content/images/2026-05-01-slow/a.svg', '<svg/>');
  await put('content/postmortems/2026-05-03-other.mdx', other);
  await put('content/postmortems/2026-05-04-third.mdx', third);
  await mkdir(join(folder, 'content/fresh'));
  await put('given/old.md', '# Old\n\nDate: 2025-01-02\n\nIt was slow.\n\n![x](a.png)\n');
  await put('given/a.png', 'x');
  await put('given/some.log', '2026-05-01T10:05:00Z ERROR it failed\n');
  return folder;
}

/** Everything in the content folder, with what a break leaves beside it counted. */
async function state(folder: string): Promise<{ files: Record<string, string>; left: number }> {
  const files: Record<string, string> = {};
  let left = 0;
  for (const entry of await readdir(join(folder, 'content'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (/\.tmp$|\.new\//.test(path)) left++;
    else {
      files[path.slice(folder.length)] = await readFile(path, 'utf8');
    }
  }
  return { files, left };
}

/** Paths and lengths; what a run dates by the clock may differ otherwise. */
const sizes = ({ files }: { files: Record<string, string> }) =>
  Object.entries(files)
    .map(([path, text]) => `${path} ${text.length}`)
    .sort();

/** Every command that writes into the library. */
const commands: Record<string, readonly string[]> = {
  new: [
    'new',
    'postmortem',
    '--title',
    'Search was slow',
    '--severity',
    'SEV3',
    '--service',
    'bookings-api',
    '--began',
    '2026-05-02 10:00',
  ],
  'lint --fix': ['lint', '--fix', '--now', '2026-05-15'],
  'lint --init-baseline': ['lint', '--init-baseline', '--notes', '--now', '2026-05-15'],
  'lint --output': ['lint', '--now', '2026-05-15', '--output', 'json=<folder>/content/out/messages.json'],
  'timeline --into': ['timeline', '<folder>/given/some.log', '--into', '2026-05-01-slow', '--level', 'info'],
  import: ['import', '<folder>/given', '--out', '<folder>/content'],
  'approve --write': [
    'public',
    'approve',
    '2025-08-15-certificate-expired',
    '--by',
    'hlindqvist',
    '--write',
    '--now',
    '2026-11-28',
  ],
  schemas: ['schemas', '<folder>/content/schemas'],
  ...many(),
  upgrade: ['upgrade', '--now', '2026-05-15'],
  review: ['review', '--month', '2026-05', '--output', '<folder>/content/out/review.md', '--now', '2026-06-01'],
  'actions remind': [
    'actions',
    'remind',
    '--markdown',
    '<folder>/content/out/due.md',
    '--state',
    '<folder>/content/out/told.json',
    '--now',
    '2026-06-01',
  ],
  generate: ['generate', '<folder>/content/made', '3'],
  init: ['init', '--yes', '--name', 'Ours', '--example'],
};

/** Those that change many files at once. */
function many(): Record<string, readonly string[]> {
  const split = '2026-05-03-other,2026-05-04-third';
  const all = {
    rename: ['rename', 'incident', '2026-05-01-slow', '2026-05-01-slower'],
    'merge incident': ['merge', 'incident', '2026-05-01-slow', '2026-05-03-other'],
    'merge service': ['merge', 'service', 'search', 'bookings-api'],
    'split incident': [
      'split',
      'incident',
      '2026-05-01-slow',
      '2026-05-01-two',
      '--title',
      'Two',
      '--from',
      '2026-05-01 10:05',
    ],
    'split service': ['split', 'service', 'bookings-api', 'fares', '--title', 'Fares', '--documents', split],
    delete: ['delete', 'incident', '2026-05-03-other'],
    leave: ['leave', 'kbell', '--to', 'mtorres'],
    retire: ['retire', 'search'],
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, command]) => [name, [...command, '--yes', '--now', '2026-05-15']]),
  );
}

describe.each(Object.entries(many()))('%s changes all files or none', (_, command) => {
  test('where it is stopped between two files, the next command takes it back', async () => {
    const folder = await prepared(false);
    const before = await state(folder);
    let at = 1;
    for (; at < 40; at++) {
      if ((await run(folder, command, 'killed-at-end', at)).code !== 'SIGKILL') break;
      const { said } = await run(folder, ['metrics']);
      expect(said).toContain('A change of the library that was interrupted is taken back: nothing of it is there.');
      expect(await state(folder)).toEqual(before);
    }
    expect(at).toBeGreaterThan(2);
    expect((await state(folder)).files).not.toEqual(before.files);
  });

  test('where a file cannot be put in its place, those before it are as they were', async () => {
    const folder = await prepared(false);
    const before = await state(folder);
    const { code, said } = await run(folder, command, 'stuck', 2);
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('it may not be written to') as string });
    expect(await state(folder)).toEqual(before);
  });

  test('asks for nothing without a terminal, and writes nothing', async () => {
    const folder = await prepared(false);
    const before = await state(folder);
    const asking = command.filter((one) => one !== '--yes');
    for (const [more, end] of [
      [[], 'Without a terminal nobody is asked; with --yes it is done.'],
      [['--dry-run'], 'would change.'],
    ] as const) {
      const { code, said } = await run(folder, [...asking, ...more]);
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(end) as string });
      expect(await state(folder)).toEqual(before);
    }
  });
});

describe.each(Object.entries(commands))('%s', (_, command) => {
  test('on a full or read-only disk says so in a sentence, and leaves everything as it was', async () => {
    const folder = await prepared(command[0] === 'public');
    const before = await state(folder);
    for (const [how, why] of [
      ['full', 'the disk is full'],
      ['readonly', 'the disk is read-only'],
    ]) {
      const { code, said } = await run(folder, command, how);
      expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(why!) as string });
      expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m);
      expect(await state(folder)).toEqual(before);
    }
    expect((await run(folder, command)).code).toBeLessThan(2);
    expect(await state(folder)).not.toEqual(before);
  });

  test.each(['killed', 'killed-at-0'])('%s, leaves everything as it was, and can be run again', async (how) => {
    const folder = await prepared(command[0] === 'public');
    const before = await state(folder);
    expect((await run(folder, command, how)).code).toBe('SIGKILL');
    expect((await state(folder)).files).toEqual(before.files);
    expect((await run(folder, command)).code).toBeLessThan(2);
    expect((await state(folder)).files).not.toEqual(before.files);
  });

  test('killed between two files, does the rest when it is run again', async () => {
    const alone = await prepared(command[0] === 'public');
    await run(alone, command);
    const folder = await prepared(command[0] === 'public');
    const { code } = await run(folder, command, 'killed-at-1');
    if (code === 'SIGKILL') expect((await run(folder, command)).code).toBeLessThan(2);
    expect(sizes(await state(folder))).toEqual(sizes(await state(alone)));
  });

  test('twice at once, leaves whole files', async () => {
    const alone = await prepared(command[0] === 'public');
    await run(alone, command);
    const folder = await prepared(command[0] === 'public');
    await Promise.all([run(folder, command), run(folder, command)]);
    const [one, two] = await Promise.all([state(alone), state(folder)]);
    expect(sizes(two)).toEqual(sizes(one));
    expect(two.left).toBe(0);
  });
});
