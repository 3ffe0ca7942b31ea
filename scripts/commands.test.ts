import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleLibrary } from '../src/core/lint/examples/library.ts';

let folder: string;
let content: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
  content = join(folder, 'content');
  for (const file of exampleLibrary) await write(file.path, file.bytes);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

function run(script: string, args: string[] = [], environment: Record<string, string> = {}): Promise<Result> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      CONTENT_DIR: content,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      ...environment,
    };
    const file = `scripts/${script}.${script === 'lint' ? 'mjs' : 'ts'}`;
    execFile(process.execPath, [file, ...args], { env }, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        stdout,
        stderr: stderr.replaceAll(folder, '<folder>'),
      });
    });
  });
}

const draft = (body: string) => `---
title: Checkout was slow
status: draft
severity: SEV3
services: [bookings-api]
---

## Summary

${body}

## Timeline

| Time (UTC)       | Milestone    | Event      |
| ---------------- | ------------ | ---------- |
| 2026-05-01 10:00 | impact-start | It is slow |
`;
const wrong = draft('See {process.exit()}.');

describe('lint', () => {
  const now = ['--now', '2026-06-01'];

  test('a library without errors: exit 0', async () => {
    const { code, stdout } = await run('lint', now);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ postmortems? and \d+ runbooks? judged/);
  });

  test('with an error: exit 1, and every message is printed', async () => {
    await write('postmortems/2026-05-01-slow.mdx', wrong);
    const { code, stdout, stderr } = await run('lint', now);
    expect(code).toBe(1);
    expect(stdout).toContain('postmortems/2026-05-01-slow.mdx');
    expect(stdout).toContain('Unexpected expression `{process.exit()}`, expected text');
    expect(stderr).toBe('');
  });

  test('only what was asked for', async () => {
    await write('postmortems/2026-05-01-slow.mdx', wrong);
    await write('postmortems/2026-05-02-slow.mdx', draft('Fine.').replace('05-01', '05-02'));
    const { code, stdout } = await run('lint', [...now, '-q', join(content, 'postmortems/2026-05-02-slow.mdx')]);
    expect([code, stdout]).toEqual([0, '1 postmortem and 0 runbooks judged: no messages\n']);
  });

  test('as JSON: messages and counts', async () => {
    await write('postmortems/2026-05-01-slow.mdx', wrong);
    const { code, stdout } = await run('lint', [...now, '--json', '-q']);
    const { messages, errors } = JSON.parse(stdout) as {
      messages: { rule: string; place: { line: number } }[];
      errors: number;
    };
    expect(code).toBe(1);
    expect(errors).toBe(1);
    expect(messages.filter(({ rule }) => rule === 'no-code').map(({ place }) => place.line)).toEqual([10]);
  });

  test('warnings fail only under --max-warnings', async () => {
    await write(
      'postmortems/2026-05-01-slow.mdx',
      draft('Fine.')
        .replace(
          'status: draft',
          'status: draft\nallow: [{ rule: safe-day, reason: there is no such rule at all, until: 2026-12-31 }]',
        )
        .replace('safe-day', 'link-resolves'),
    );
    const warnings = await run('lint', now);
    expect(warnings.code).toBe(0);
    const { code } = await run('lint', [...now, '--nightly', '--now', '2036-06-01', '--max-warnings', '0']);
    expect(code).toBe(1);
  });

  test.each([
    ['an unknown option', ['--bogus'], "error: unknown option '--bogus'\n(--help shows the options)\n"],
    [
      'a path that is not there',
      ['nope.mdx'],
      'There is no file of the library at "nope.mdx". Give paths inside <folder>/content.\n',
    ],
    [
      'a day that is none',
      ['--now', '2026-02-30'],
      "error: option '--now <day>' argument '2026-02-30' is invalid. Give a day such as 2026-04-15.\n(--help shows the options)\n",
    ],
  ])('%s: exit 2, what is wrong and what to do, no stack trace', async (_, args, message) => {
    const { code, stderr } = await run('lint', args);
    expect([code, stderr]).toEqual([2, message]);
  });

  test('no content folder: exit 2', async () => {
    const { code, stderr } = await run('lint', [], { CONTENT_DIR: join(folder, 'nowhere') });
    expect([code, stderr]).toEqual([
      2,
      'There is no folder "<folder>/nowhere". Run this from the repository’s root, set CONTENT_DIR to the folder that holds library.yaml, or begin a library with `npx postmortems init`.\n',
    ]);
  });

  test('nothing is written', async () => {
    await write('postmortems/2026-05-01-slow.mdx', wrong);
    await run('lint', now, { OUT_DIR: join(folder, 'out') });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('claims', () => {
  const claims = `---
title: Checkout was slow
status: draft
severity: SEV3
services: [bookings-api]
---

## Summary

The outage lasted 20 minutes, from 10:00 to 10:30 UTC.

## Timeline

| Time (UTC) | Milestone | Event |
| --- | --- | --- |
| 2026-05-01 10:00 | impact-start | Orders fail |
| 10:30 | recovered | Orders succeed |
`;

  test('every claim with what it was compared with, of the postmortems that were asked for', async () => {
    await write('postmortems/2026-05-01-claims.mdx', claims);
    const { code, stdout } = await run('claims', ['2026-05-01-claims', '--now', '2026-05-20']);
    expect(stdout)
      .toBe(`postmortems/2026-05-01-claims.mdx:10:19: range \`20 minutes\` (10:00 to 10:30 UTC) contradicts: \`30 min\` (impact-start 10:00 → recovered 10:30)
postmortems/2026-05-01-claims.mdx:10:36: clock \`10:00\` (The outage lasted 20 minutes, from) agrees: impact-start 10:00
postmortems/2026-05-01-claims.mdx:10:45: clock \`10:30 UTC\` (to) agrees: recovered 10:30
3 claims in 1 postmortem: agreeing 2, contradicting 1, with nothing to compare with 0.
`);
    expect(code).toBe(0);
  });
});

describe('build', () => {
  test('errors outside drafts stand in the way, and nothing is built', async () => {
    await write('postmortems/2026-05-01-slow.mdx', wrong.replace('status: draft', 'status: in-review'));
    const { code, stdout } = await run('build', [], { OUT_DIR: join(folder, 'out') });
    expect(code).toBe(1);
    expect(stdout).toContain('Nothing was built: errors outside drafts stand in the way.');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
