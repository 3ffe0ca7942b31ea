import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { approveAll } from './generate/approve.ts';
import { generateLibrary } from './generate/library.ts';
import { makeFolder } from '../src/library/replace.ts';
import { run } from './run.ts';

await run(
  new Command('generate')
    .description('Writes a made-up library: N incidents with hidden causes, and everything they name.')
    .argument('<folder>', 'an empty or new folder')
    .argument('<incidents>', 'how many incidents', count)
    .option('--seed <n>', 'another seed makes another library', count, 1)
    .option('--public', 'approve all that can be public for the public edition', false)
    .action(async (folder: string, incidents: number, options: { seed: number; public: boolean }) => {
      const { seed } = options;
      const target = resolve(folder);
      const there = await readdir(target).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw new InvalidArgumentError(`${JSON.stringify(folder)} is not a folder. Give an empty or new one.`);
      });
      if (there.length > 0)
        throw new InvalidArgumentError(`The folder ${JSON.stringify(folder)} is not empty. Give an empty or new one.`);
      if (target === process.cwd())
        throw new InvalidArgumentError('The folder you are in cannot be put in place whole. Give another one.');
      const { files, causes } = generateLibrary(incidents, seed, options.public);
      const approved = options.public ? approveAll(files) : undefined;
      // Hidden files are left alone by whoever reads a library.
      files.push({ path: '.causes.json', text: `${JSON.stringify(causes, null, 2)}\n` });
      await makeFolder(target, async (made) => {
        for (const path of new Set(files.map((file) => dirname(join(made, file.path)))))
          await mkdir(path, { recursive: true });
        for (const file of files) await writeFile(join(made, file.path), file.text);
      });
      const megabytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1_000_000;
      process.stdout.write(
        `Wrote ${incidents} incidents (${megabytes.toFixed(1)} MB, seed ${seed}) to ${folder}; their hidden causes are in .causes.json.\n${approved === undefined ? '' : `${approved} of them are approved for the public.\n`}Try them: CONTENT_DIR=${folder} npm run lint\n`,
      );
    }),
);

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
