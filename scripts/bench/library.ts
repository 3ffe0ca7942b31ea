import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { generateLibrary } from '../generate/library.ts';

const run = promisify(execFile);

/** Writes a generated library below `content/` of a new repository, commits it, and changes one postmortem. */
export async function layOut(folder: string, incidents: number): Promise<void> {
  const { files } = generateLibrary(incidents, 1);
  for (const { path, text } of files) {
    const file = join(folder, 'content', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  // Long lines are how postmortems are written; all else is as markdownlint has it.
  await writeFile(join(folder, '.markdownlint-cli2.jsonc'), '{ "config": { "MD013": false } }\n');
  const git = (...args: string[]) =>
    run('git', ['-C', folder, '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args]);
  await git('init', '-q');
  await git('add', '-A');
  await git('commit', '-q', '-m', 'A library');
  const postmortems = files.filter(({ path }) => path.startsWith('postmortems/'));
  const { path } = postmortems[Math.floor(postmortems.length / 2)]!;
  const file = join(folder, 'content', path);
  await writeFile(file, `${await readFile(file, 'utf8')}\nOne more sentence.\n`);
}
