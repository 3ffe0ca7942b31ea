import { replaceFile } from '../src/library/replace.ts';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { importFolder } from '../src/core/import/document/folder.ts';
import { judge } from '../src/core/lint/judge.ts';
import { contradictions, trueSums } from './seeds/contradictions.ts';
import { doubtsOf, messageFor } from './seeds/find.ts';
import type { Imported } from './seeds/report.ts';
import type { JudgedMessage } from '../src/core/model/message.ts';
import { parseLibrary } from '../src/core/parse/library.ts';
import { readFiles } from '../src/library/read.ts';
import { day } from './clock.ts';
import { filesToImport, settingsFor } from './import/files.ts';
import { run } from './run.ts';

const seeds = join(fileURLToPath(import.meta.url), '../seeds');

await run(
  new Command('seeds')
    .description('Writes down what the linter finds in the seed documents as they are imported, for the report.')
    .argument('<folder>', 'folder of the seed documents, whose names begin with their number')
    .option('--now <day>', 'the day to judge by, YYYY-MM-DD', day, '2026-06-10')
    .action(async (folder: string, { now }: { now: string }) => {
      const { files, present } = await filesToImport([folder]);
      const shape = (await readFiles(join(seeds, 'content'))).filter(({ path }) => !path.includes('/'));
      const settings = settingsFor(parseLibrary(shape), { status: 'in-review', on: now, zone: {} });
      const { files: imported } = await importFolder(files, present, settings);
      const made = imported.map(({ path, mdx }) => {
        const bytes = new TextEncoder().encode(mdx);
        return { path, bytes, size: bytes.length };
      });
      const messages = judge(parseLibrary([...shape, ...made]), { today: now });
      const messagesOf = (id: string): JudgedMessage[] => {
        const number = /^S(\d+)-/.exec(id)?.[1]?.padStart(3, '0');
        const file = imported.find(({ source }) => number !== undefined && source.startsWith(number));
        if (!file)
          throw new InvalidArgumentError(
            `There is no document whose name begins with ${number} in ${JSON.stringify(resolve(folder))}.`,
          );
        return messages.filter(({ place }) => place.file === file.path);
      };
      const known = new Set<JudgedMessage>();
      const found: Imported = { caught: {}, doubted: [] };
      for (const contradiction of contradictions) {
        const message = messageFor(contradiction, messagesOf(contradiction.id));
        if (!message) continue;
        found.caught[contradiction.id] = message.rule;
        known.add(message);
      }
      for (const sum of trueSums) {
        const own = contradictions.find(({ document }) => document === sum.document)!;
        const doubts = doubtsOf(sum, messagesOf(own.id)).filter((message) => !known.has(message));
        if (doubts.length > 0) found.doubted.push(sum.what);
      }
      await replaceFile(join(seeds, 'imported.json'), `${JSON.stringify(found, null, 2)}\n`);
      process.stdout.write(
        `${Object.keys(found.caught).length} of ${contradictions.length} contradictions caught as imported, ${found.doubted.length} of ${trueSums.length} true sums doubted.\nNext: UPDATE=1 npx vitest run --project core scripts/seeds\n`,
      );
    }),
);
