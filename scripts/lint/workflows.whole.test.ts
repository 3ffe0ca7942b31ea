import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateLibrary } from '../generate/library.ts';
import { pipeline, root, workflows } from './_testing/workflows.ts';

/** Every line of the files that something runs. */
const lines = [
  ...[...workflows].flatMap(([file, { jobs }]) =>
    Object.entries(jobs).flatMap(([job, { steps }]) =>
      steps.flatMap(({ run }) => (run ? [{ file, job, line: run }] : [])),
    ),
  ),
  ...Object.entries(pipeline).flatMap(([job, { before_script = [], script = [] }]) =>
    [...before_script, ...script].map((line) => ({ file: '.gitlab-ci.yml', job, line })),
  ),
];

describe('every line that a workflow runs is run', () => {
  let folder: string;
  let copy: string;
  let base: string;
  const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const own = Object.entries(process.env).filter(
        ([name]) => !/^(VITEST|GIT_|GITHUB_|CI$|npm_|NODE_ENV|CONTENT_DIR)/.test(name),
      );
      execFile(program, args, { cwd: copy, env: { ...Object.fromEntries(own), ...env } }, (error, stdout, stderr) =>
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, out: stdout + stderr }),
      );
    });

  // A copy of the repository as it is, with two commits, the packages installed here, and stand-ins for the programs
  // that would run this test again or that `npm run check` runs anyway.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    copy = join(folder, 'copy');
    const left = /^(content|\.git|\.cache|\.astro|\.npm|dist[^/]*|node_modules)(\/|$)/;
    await cp(root, copy, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
    for (const { path, text } of generateLibrary(12, 7).files) {
      await mkdir(dirname(join(copy, 'content', path)), { recursive: true });
      await writeFile(join(copy, 'content', path), text);
    }
    await mkdir(join(copy, 'node_modules/.bin'), { recursive: true });
    for (const name of await readdir(join(root, 'node_modules')))
      if (name !== '.bin') await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
    for (const name of await readdir(join(root, 'node_modules/.bin'))) {
      const path = join(copy, 'node_modules/.bin', name);
      if (['astro', 'prettier', 'stryker', 'vitest'].includes(name)) {
        await writeFile(path, `#!/bin/sh\necho "stand-in for ${name} $*"\n`);
        await chmod(path, 0o755);
      } else await symlink(join(root, 'node_modules/.bin', name), path);
    }
    await writeFile(join(copy, 'scripts/build.ts'), `console.log('stand-in for build');\n`);
    const git = (...args: string[]) => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
    await git('init', '-q');
    await git('add', '-A');
    await git('commit', '-q', '-m', 'One');
    const [postmortem] = (await readdir(join(copy, 'content/postmortems'))).sort();
    const path = join(copy, 'content/postmortems', postmortem!);
    await writeFile(path, `${await readFile(path, 'utf8')}\nOne more sentence.\n`);
    await git('commit', '-q', '-a', '-m', 'Two');
    base = (await run('git', ['rev-parse', 'HEAD^1'])).out.trim();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(lines)('$file, $job: $line', async ({ job, line }) => {
    const summary = join(folder, 'summary.md');
    await writeFile(summary, '');
    const { code, out } = await run('bash', ['-e', '-o', 'pipefail', '-c', line], {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      // What is in the lock file fits, and nothing is installed over what is here.
      npm_config_dry_run: /npm ci/.test(line) ? 'true' : undefined,
      npm_config_offline: 'true',
    });
    // What depends on the day may have come to pass; that is what the nightly run is for.
    expect([0, /--nightly/.test(line) ? 1 : 0], out).toContain(code);
    if (line.includes('GITHUB_STEP_SUMMARY')) expect(await readFile(summary, 'utf8')).toMatch(/^## .+: /);
    for (const [, file] of line.matchAll(/--output \w+=([\w.-]+\.\w+)/g))
      expect((await readFile(join(copy, file!), 'utf8')).length).toBeGreaterThan(0);
    expect(job).not.toBe('');
  });

  test('an error in what changed fails the job and is annotated where it stands', async () => {
    const { line } = lines.find(({ job, line }) => job === 'pull-request' && line.includes('--changed'))!;
    const [postmortem] = (await readdir(join(copy, 'content/postmortems'))).sort();
    const path = join(copy, 'content/postmortems', postmortem!);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/^severity: .*$/m, 'severity: SEV99'));
    const summary = join(folder, 'summary.md');
    const { code, out } = await run('bash', ['-e', '-c', line], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
    });
    await writeFile(path, text);
    expect(code).toBe(1);
    expect(out).toMatch(/^::stop-commands::[\da-f-]{36}\n/);
    const number = text.split('\n').findIndex((one) => one.startsWith('severity: ')) + 1;
    expect(out).toMatch(
      new RegExp(
        `\n::error file=content/postmortems/${postmortem!},line=${number},endLine=${number},col=11,endColumn=15,title=severity-known::Unexpected severity`,
      ),
    );
    const sarif = JSON.parse(await readFile(join(copy, 'lint.sarif'), 'utf8')) as { runs: { results: object[] }[] };
    expect(sarif.runs[0]!.results.length).toBeGreaterThan(0);
    expect(await readFile(summary, 'utf8')).toContain('❌ error');
  });
});
