import { execFile, spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { shownFolder } from '../../src/library/read.ts';

/** Where a repository is decides its own content, not what a hook or a parent process left in the environment. */
const local =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE)$/;

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !local.test(name));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}

// Settings under which git runs programs of its own are switched off: only content is wanted.
const settings = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

/** git did not do what it was asked to; the text is its own first line. */
export class GitFault extends Error {}

/** Runs git in a folder, without a shell. */
function git(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', folder, ...settings, ...args],
      { env: environment(), maxBuffer: 1 << 30, encoding: 'utf8' },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else if ((error as NodeJS.ErrnoException).code === 'ENOENT')
          reject(new InvalidArgumentError('There is no git here, which --changed needs. Install it.'));
        else reject(new GitFault(stderr.split('\n')[0]!.replace(/^fatal: /, '')));
      },
    );
  });
}

/** The content folder as a path from the root of its repository; outside of one, as it is shown to a person. */
export async function rootOf(folder: string): Promise<string> {
  try {
    return (await git(folder, ['rev-parse', '--show-prefix'])).trim().replace(/\/$/, '');
  } catch {
    const below = relative(process.cwd(), folder).replaceAll('\\', '/');
    return below.startsWith('..') ? '' : below;
  }
}

/** The commit at which a branch left another one: what a branch changed is what is different since. */
export async function mergeBase(folder: string, ref: string): Promise<string> {
  const commit = ['--end-of-options', `${ref}^{commit}`];
  const base = await git(folder, ['merge-base', 'HEAD', ...commit]).catch(() => undefined);
  if (base !== undefined) return base.trim();
  const [repository, named] = await Promise.allSettled([
    git(folder, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository']),
    git(folder, ['rev-parse', '--verify', '--quiet', ...commit]),
  ]);
  if (repository.status === 'rejected' && repository.reason instanceof InvalidArgumentError) throw repository.reason;
  const [isInside, isShallow] = repository.status === 'fulfilled' ? repository.value.split('\n') : [];
  if (isInside !== 'true')
    throw new InvalidArgumentError(
      `The folder ${JSON.stringify(shownFolder(folder))} is not in a git repository, which --changed compares with. Leave it out to judge everything.`,
    );
  const more =
    isShallow === 'true'
      ? 'This clone is shallow: fetch the history first, with `git fetch --unshallow` or `fetch-depth: 0` (GitLab: `GIT_DEPTH: 0`).'
      : 'Give a branch, tag or commit that `git rev-parse` knows, such as origin/main.';
  if (named.status === 'rejected')
    throw new InvalidArgumentError(`There is no commit ${JSON.stringify(ref)} here. ${more}`);
  throw new InvalidArgumentError(`There is no commit that HEAD and ${JSON.stringify(ref)} both come from. ${more}`);
}

/** Files below a folder at a commit: path below the folder, object id. Links and modules are left alone. */
export async function filesAt(folder: string, commit: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of (await git(folder, ['ls-tree', '-r', '-z', commit])).split('\0')) {
    const [, mode = '', id = '', path = ''] = /^(\d+) blob ([\da-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (mode === '100644' || mode === '100755') files.set(path, id);
  }
  return files;
}

/** Paths below a folder, known to git, that are different now from what they were at a commit. */
export async function differingFrom(folder: string, commit: string): Promise<string[]> {
  const args = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];
  const out = await git(folder, [...args, '--ignore-submodules=all', commit, '--', '.']);
  return out.split('\0').filter((path) => path !== '');
}

/** Contents of objects, read with one process. */
export function readObjects(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const objects = new Map<string, Buffer>();
  if (ids.length === 0) return objects;
  const { status, stdout: out } = spawnSync('git', ['-C', folder, ...settings, 'cat-file', '--batch'], {
    env: environment(),
    input: ids.map((id) => `${id}\n`).join(''),
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new GitFault(`git cat-file ended with ${status}`);
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(0x0a, at);
    const [id = '', type = '', size = ''] = out.toString('latin1', at, end).split(' ');
    if (type === 'missing') {
      at = end + 1;
      continue;
    }
    objects.set(id, out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return objects;
}
