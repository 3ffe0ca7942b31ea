import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const id = '2025-08-15-certificate-expired';
const post = `postmortems/${id}.mdx`;
let folder: string;
let content: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'approvals-'));
  content = join(folder, 'content');
  await cp(join(root, 'content'), content, { recursive: true });
  await git('init', '-q', '-b', 'main');
  await git('add', '-A');
  await git('commit', '-q', '-m', 'The library');
});
beforeEach(async () => {
  await git('checkout', '-q', '-f', '-B', 'change', 'main');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): Promise<{ code: number; stdout: string }> {
  const env = {
    ...process.env,
    CONTENT_DIR: content,
    CACHE_DIR: join(folder, '.git/cache'),
    GITHUB_ACTIONS: undefined,
  };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: root, env }, (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, stdout }),
    );
  });
}

const git = (...args: string[]) =>
  run('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);

async function change(edit: (text: string) => string): Promise<void> {
  const text = await readFile(join(content, post), 'utf8');
  expect(edit(text)).not.toBe(text);
  await writeFile(join(content, post), edit(text));
}

/** What the linter says of a pull request that was committed: its exit code, and the reasons of this rule. */
async function said(): Promise<{ code: number; reasons: string[] }> {
  await git('add', '-A');
  await git('commit', '-q', '-m', 'A change');
  const { code, stdout } = await run(process.execPath, [
    'scripts/lint.mjs',
    '--changed',
    'main',
    '--now',
    '2026-11-28',
    '--json',
  ]);
  const { messages } = JSON.parse(stdout) as { messages: { rule: string; level: string; reason: string }[] };
  return {
    code,
    reasons: messages.filter(({ rule }) => rule === 'approval-kept').map(({ level, reason }) => `${level}: ${reason}`),
  };
}

const gone = `error: Unexpected end of \`${id}\`, which is public, expected it to stay, or another address that names it`;

describe('a pull request is told', () => {
  test('that it ends an approval by editing what is public', async () => {
    await change((text) => text.replace('## Summary\n\n', '## Summary\n\nNobody was told. '));
    expect(await said()).toEqual({
      code: 1,
      reasons: [
        `error: Unexpected change that ends the approval of \`${id}\`, which is public, expected a new approval`,
      ],
    });
  });

  test('that it ends one by taking the entry out', async () => {
    await change((text) => text.replace(/^publication:\n(?: +.*\n)+/m, ''));
    const { code, reasons } = await said();
    expect(code).toBe(1);
    expect(reasons).toEqual([
      expect.stringContaining(`error: Unexpected change by which \`${id}\` is no longer public: `) as string,
    ]);
  });

  test('that it deletes an approved incident', async () => {
    await rm(join(content, post));
    expect(await said()).toEqual({ code: 1, reasons: [gone] });
  });

  test('that it deletes what an approved incident needs', async () => {
    await rm(join(content, 'postmortems/2026-01-22-webhook-certificate-near-expiry.mdx'));
    const { code, reasons } = await said();
    expect(code).toBe(1);
    expect(reasons).toEqual([expect.stringContaining('Unexpected error of `incident-resolves`') as string]);
  });

  test('that it renames one, unless its address is kept', async () => {
    await git('mv', join(content, post), join(content, 'postmortems/2025-08-15-certificate-ran-out.mdx'));
    expect(await said()).toEqual({ code: 1, reasons: [gone] });
  });

  test('nothing where the command renames one, which keeps the address', async () => {
    const { code } = await run(process.execPath, [
      'scripts/rename.ts',
      'incident',
      id,
      '2025-08-15-certificate-ran-out',
      '--yes',
    ]);
    expect(code).toBe(0);
    expect((await said()).reasons).toEqual([]);
  });

  test('nothing about an edit of what stays inside', async () => {
    await change((text) => text.replace(/^ {2}lead: .*$/m, '  lead: squist'));
    expect((await said()).reasons).toEqual([]);
  });
});
