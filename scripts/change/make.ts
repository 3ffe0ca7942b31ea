import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { confirm, isCancel } from '@clack/prompts';
import { InvalidArgumentError, type Command } from 'commander';
import type { SourceFile } from '../../src/core/model/library.ts';
import { changeFolder } from '../../src/library/change.ts';
import { contentFolder, libraryFolder, readFiles, shownFolder } from '../../src/library/read.ts';
import { day, today } from '../clock.ts';
import { dress, undress } from '../lint/dress.ts';
import { printDifference } from '../lint/fix.ts';
import { print } from '../public/print.ts';
import { placeIn, Refused, type Change } from './change.ts';
import { effectOf } from './effect.ts';

/** How a change is made. */
export interface Making {
  yes: boolean;
  dryRun: boolean;
  now: string;
}

/** The options every command has that changes a library in many places. */
export function withMaking(command: Command): Command {
  return command
    .option('-y, --yes', 'write without asking', false)
    .option('--dry-run', 'print the differences and write nothing', false)
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, today());
}

/** Shows what a change does, asks, and makes it: all of it or nothing. */
export async function make(
  plan: (files: readonly SourceFile[]) => Change,
  { yes, dryRun, now }: Making,
): Promise<void> {
  const folder = contentFolder();
  const shown = shownFolder(folder);
  const read = [...(await readFiles(folder)), ...(await ownersOfCode(folder))];
  const change = planned(plan, read);
  const written = [...change.after].filter(([path, text]) => text !== change.before.get(path));
  for (const [path, text] of written) printDifference(join(shown, path), change.before.get(path) ?? '', text);
  for (const [from, to] of change.moves) print(`${join(shown, from)} becomes ${join(shown, to)}`);
  for (const path of change.removed) print(`${join(shown, path)} goes`);
  for (const note of change.notes) print(note);
  if (change.left.length > 0) {
    print('Left as it is, since it may be an ordinary word there, or what a machine wrote:');
    for (const place of change.left) print(`  ${join(shown, placeIn(change, place))}`);
  }
  const { errors, ended } = await effectOf(folder, change, now);
  if (errors.length > 0) print('Then the linter has something to say that it does not say now:');
  for (const { place, rule, reason } of errors.slice(0, 20))
    print(`  ${join(shown, place.file)}:${place.line}  ${rule}  ${reason}`);
  if (errors.length > 20) print(`  … and ${errors.length - 20} more`);
  for (const { reason } of ended) print(`For the public: ${reason}`);

  const files = new Set([...written.map(([path]) => path), ...change.removed, ...change.moves.map(([from]) => from)]);
  const counted = `${files.size} ${files.size === 1 ? 'file' : 'files'}`;
  if (dryRun) return print(`${counted} would change.`);
  if (!yes) {
    if (process.stdin.isTTY !== true || process.stdout.isTTY !== true)
      return print(`${counted} would change. Without a terminal nobody is asked; with --yes it is done.`);
    const answer = await confirm({ message: `Change ${counted}?`, initialValue: false });
    if (isCancel(answer) || !answer) {
      process.exitCode = 2;
      return print('Nothing was changed.');
    }
  }
  const bytes = new Map(read.map((file) => [file.path, file.bytes]));
  const isPicture = (path: string) => path.startsWith('images/');
  await changeFolder(folder, {
    written: written.map(([path, text]) => {
      const was = bytes.get(path);
      return { path, was, content: was ? dressedAs(was, text) : text };
    }),
    moved: change.moves,
    // Pictures are read by name only.
    removed: change.removed.map((path) => ({ path, was: isPicture(path) ? undefined : bytes.get(path) })),
  });
  print(`${counted} changed. Next: npx postmortems lint`);
}

function planned(plan: (files: readonly SourceFile[]) => Change, files: readonly SourceFile[]): Change {
  try {
    return plan(files);
  } catch (error) {
    if (error instanceof Refused) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

/** Files of code hosts that name owners of paths. */
async function ownersOfCode(folder: string): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const name of ['CODEOWNERS', '.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'docs/CODEOWNERS']) {
    const file = join(libraryFolder(folder), name);
    const bytes = await readFile(file).catch(() => undefined);
    const path = relative(folder, file).split(sep).join('/');
    if (bytes && path.startsWith('../')) found.push({ path, bytes, size: bytes.length });
  }
  return found;
}

/** A text with the line ends and the byte-order mark of the one it takes the place of. */
function dressedAs(was: Uint8Array, text: string): string {
  const { dressing } = undress(was);
  const lines = text.split('\n').length;
  // A line that came in ends as the others do.
  const ends =
    lines === dressing.ends.length + 1 ? dressing.ends : Array<string>(lines - 1).fill(dressing.ends[0] ?? '\n');
  return dress(text, { ...dressing, ends });
}
