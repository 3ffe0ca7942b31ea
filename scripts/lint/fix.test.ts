import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleLibrary } from '../../src/core/lint/examples/library.ts';
import { dress, undress } from './dress.ts';

let content: string;
const path = 'postmortems/2026-05-01-slow.mdx';

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'fix-'));
  for (const { path, bytes } of exampleLibrary) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), bytes);
  }
});
afterEach(() => rm(content, { recursive: true, force: true }));

function fix(...args: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, CONTENT_DIR: content };
    const command = ['scripts/lint.mjs', '--now', '2026-05-02', '-q', '--fix', ...args];
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({
        code: error ? Number(error.code) : 0,
        stdout: stdout.replaceAll(content, '<content>'),
        stderr: stderr.replaceAll(content, '<content>'),
      }),
    );
  });
}

const lines = [
  '---',
  'title: Checkout was slow',
  'status: draft',
  'severity: SEV3',
  'services: [bookings-api]',
  '---',
  '',
  '## Summary',
  '',
  'It was slow.',
  '',
  '## Timeline',
  '',
  '| Time (UTC) | Event |',
  '| ---              | ---       |',
  '| 2026-05-01T10:05 | It ends |',
  '| 2026-05-01 10:00 | It begins |',
  '',
];
const wrong = lines.join('\n');

test('a file is corrected in its place, with the line ends, mark and permissions it had', async () => {
  await writeFile(join(content, path), `\ufeff${wrong.replaceAll('\n', '\r\n')}`);
  await chmod(join(content, path), 0o640);
  const { stdout, stderr, code } = await fix(path);
  expect([code, stderr, stdout]).toEqual([
    0,
    `<content>/${path}: notation of times, order of rows, alignment of tables\n1 file corrected.\n`,
    '1 postmortem and 0 runbooks judged: no messages\n',
  ]);
  const table = [
    '| Time (UTC)       | Event     |',
    '| ---------------- | --------- |',
    '| 2026-05-01 10:00 | It begins |',
    '| 2026-05-01 10:05 | It ends   |',
    '',
  ];
  expect(await readFile(join(content, path), 'utf8')).toBe(`\ufeff${[...lines.slice(0, 13), ...table].join('\r\n')}`);
  expect((await stat(join(content, path))).mode & 0o777).toBe(0o640);
  expect((await readdir(join(content, 'postmortems'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('--dry-run prints the differences and writes nothing', async () => {
  await writeFile(join(content, path), wrong);
  const { stdout, stderr, code } = await fix('--dry-run', path);
  expect(code).toBe(0);
  expect(stderr).toBe('1 file would be corrected.\n');
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
    --- a/<content>/postmortems/2026-05-01-slow.mdx
    +++ b/<content>/postmortems/2026-05-01-slow.mdx
    @@ -11,7 +11,7 @@
     
     ## Timeline
     
    -| Time (UTC) | Event |
    -| ---              | ---       |
    -| 2026-05-01T10:05 | It ends |
    +| Time (UTC)       | Event     |
    +| ---------------- | --------- |
     | 2026-05-01 10:00 | It begins |
    +| 2026-05-01 10:05 | It ends   |
    "
  `);
  expect(await readFile(join(content, path), 'utf8')).toBe(wrong);
});

test('what only a person can correct is told with its line', async () => {
  await writeFile(join(content, path), wrong.replace('2026-05-01 10:00', '~2026-05-01 09:00'));
  const { stderr } = await fix(path);
  expect(stderr).toContain(
    `<content>/${path}:17: the rows stay in their order, since \`~2026-05-01 09:00\` is not certain to the minute\n`,
  );
});

test('a heading that another document links to keeps its name', async () => {
  await writeFile(join(content, path), wrong.replace('## Timeline', '## Chronology'));
  const other = wrong.replaceAll('05-01', '05-02').replace('It was slow.', 'See [it](2026-05-01-slow.mdx#chronology).');
  await writeFile(join(content, 'postmortems/2026-05-02-slow.mdx'), other);
  await fix();
  expect(await readFile(join(content, path), 'utf8')).toContain('## Chronology\n');
  await rm(join(content, 'postmortems/2026-05-02-slow.mdx'));
  await fix();
  expect(await readFile(join(content, path), 'utf8')).toContain('## Timeline\n');
});

test('whatever its line ends are, a text comes back byte by byte', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '\ufeff', 'é'), { maxLength: 20 });
  fc.assert(
    fc.property(text, (parts) => {
      const bytes = new TextEncoder().encode(parts.join(''));
      const { text, dressing } = undress(bytes);
      expect(new TextEncoder().encode(dress(text, dressing))).toEqual(bytes);
    }),
  );
});
