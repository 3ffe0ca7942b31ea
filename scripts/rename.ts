import { mkdir, readFile, rename as move, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { renamed, type Renamed } from '../src/editor/occurrences.ts';
import { contentFolder, readFiles, shownFolder } from '../src/library/read.ts';
import { replaceFile } from '../src/library/replace.ts';
import { dress, undress } from './lint/dress.ts';
import { printDifference } from './lint/fix.ts';
import { print } from './public/print.ts';
import { planRename, readTexts, Refused, type Plan } from './rename/plan.ts';
import { run } from './run.ts';

await run(
  new Command('rename')
    .description(
      'Gives an incident, a runbook, a service or a person another id, wherever it is named. Prints the differences; --write writes them.',
    )
    .addArgument(new Argument('<what>', 'what it is').choices(renamed))
    .argument('<from>', 'its id now')
    .argument('<to>', 'its new id')
    .option('--write', 'write the differences', false)
    .action(async (what: Renamed, from: string, to: string, { write }: { write: boolean }) => {
      const folder = contentFolder();
      const files = await readFiles(folder);
      const plan = planned(() => planRename(what, from, to, files));
      const shown = shownFolder();
      for (const [, target] of plan.moves)
        if (await stat(join(folder, target)).catch(() => undefined))
          throw new InvalidArgumentError(`${shown}/${target} is there already, and nothing is overwritten.`);
      // What says that there is such an id comes last, so that a run that was broken off can be run again.
      const documents = plan.moves.filter(([source]) => !source.startsWith('images/'));
      const pictures = plan.moves.filter(([source]) => source.startsWith('images/'));
      const texts = [...plan.texts];
      const defining = documents.length > 0 ? [] : texts.splice(-1);
      const put = async ([file, { before, after }]: (typeof texts)[number]) => {
        if (write) await rewrite(join(folder, file), after);
        else printDifference(`${shown}/${file}`, before, after);
      };
      const moved = async ([source, target]: (typeof plan.moves)[number]) => {
        if (write) await moveTo(join(folder, source), join(folder, target));
        print(`${shown}/${source} ${write ? 'is now' : 'becomes'} ${shown}/${target}`);
      };
      for (const text of texts) await put(text);
      for (const folder of pictures) await moved(folder);
      for (const text of defining) await put(text);
      for (const document of documents) await moved(document);
      sayLeft(plan, readTexts(files).texts, shown, from);
      const { size } = plan.texts;
      const counted = `${size} ${size === 1 ? 'file' : 'files'}`;
      print(
        write ? `${counted} written. Next: npx postmortems lint` : `${counted} would change. With --write it is done.`,
      );
    }),
);

function planned(make: () => Plan): Plan {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refused) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

async function moveTo(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await move(source, target).catch(gone(source));
}

function gone(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    throw new InvalidArgumentError(`${path} is not there any more; somebody else has moved it.`);
  };
}

/** Writes a text in the place of another one, with its line ends and its byte-order mark. */
async function rewrite(path: string, text: string): Promise<void> {
  const bytes = await readFile(path).catch(gone(path));
  const { dressing } = undress(bytes);
  const lines = text.split('\n').length;
  // A line that came in ends as the others do.
  const ends =
    lines === dressing.ends.length + 1 ? dressing.ends : Array<string>(lines - 1).fill(dressing.ends[0] ?? '\n');
  await replaceFile(path, dress(text, { ...dressing, ends }), bytes);
}

function sayLeft({ left }: Plan, texts: ReadonlyMap<string, string>, shown: string, from: string): void {
  if (left.length === 0) return;
  print(`Left as it is, since \`${from}\` may be an ordinary word there, or what a machine wrote:`);
  for (const { file, start } of left) {
    const before = texts.get(file)!.slice(0, start).split('\n');
    print(`  ${shown}/${file}:${before.length}:${before.at(-1)!.length + 1}`);
  }
}
