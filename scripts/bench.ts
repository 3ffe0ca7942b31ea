import { format } from 'prettier';
import { Command, InvalidArgumentError } from 'commander';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchBuilds, pageOfBuilds, printBuilds } from './bench/build.ts';
import { growthOf, lengths } from './bench/growth.ts';
import { layOut } from './bench/library.ts';
import { printQuality, relationQuality } from './bench/relations.ts';
import { buildSearched, holdsTargets, printSearch, searchQuality } from './bench/search.ts';
import { measuresOf, printTable } from './bench/targets.ts';
import { timed, type Timed } from './bench/timed.ts';
import { removeCache } from '../src/library/cache.ts';
import { cacheFolder } from '../src/library/keys.ts';
import { today } from './clock.ts';
import { run } from './run.ts';

const handbookPage = join(import.meta.dirname, '../src/content/docs/handbook/performance.mdx');

await run(
  new Command('bench')
    .description('Measures a whole lint against markdownlint, and the lint of one changed file, in one run.')
    // `--runs` behind `build` is that of the builds.
    .enablePositionalOptions()
    .argument('[incidents]', 'how many generated incidents', count, 3000)
    .option('--runs <n>', 'how often each is measured; the median counts', count, 3)
    .action(async (incidents: number, { runs }: { runs: number }) => {
      const folder = await mkdtemp(join(tmpdir(), 'bench-'));
      try {
        process.stdout.write(`Generating ${incidents} incidents …\n`);
        await layOut(folder, incidents);
        const contenders = contendersIn(folder);
        const times: Record<string, number[]> = {};
        for (let index = 0; index < runs; index++) {
          for (const [name, contender] of Object.entries(contenders)) {
            const seconds = await timed(contender);
            (times[name] ??= []).push(seconds);
            process.stdout.write(`${index + 1}/${runs} ${name}: ${seconds.toFixed(2)} s\n`);
          }
        }
        const measures = measuresOf(times);
        process.stdout.write(`\n${printTable(times, measures)}`);
        process.exitCode = measures.every(({ value, most }) => most === undefined || value <= most) ? 0 : 1;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    })
    .addCommand(
      new Command('build')
        .description('Measures builds of a generated library beside those of other generators.')
        .argument('[incidents]', 'how many generated incidents', count, 3000)
        .option('--runs <n>', 'how often each is measured; the median counts', count, 3)
        .option('--write', 'write the page of the handbook', false)
        .action(async (incidents: number, { runs, write }: { runs: number; write: boolean }) => {
          const bench = await benchBuilds(incidents, runs, today(), (line) => process.stdout.write(`${line}\n`));
          process.stdout.write(`\n${printBuilds(bench)}`);
          await writeFile(join(cacheFolder, 'bench-build.json'), `${JSON.stringify(bench, null, 2)}\n`);
          if (write) await writeFile(handbookPage, await format(pageOfBuilds(bench), { parser: 'mdx' }));
          process.exitCode = bench.measures.every(({ value, most }) => most === undefined || value <= most) ? 0 : 1;
        }),
    )
    .addCommand(
      new Command('growth')
        .description('Doubles hostile texts, and prints which step takes more than in proportion to its input.')
        .option('--only <word>', 'shapes with this in their names', '')
        .action(async ({ only }: { only: string }) => {
          const { shapes, grown } = await growthOf(only, (line) => process.stdout.write(`${line}\n`));
          process.stdout.write(
            `${shapes} shapes at ${lengths.join(', ')} characters: ${grown.length} steps grow faster\n`,
          );
          process.exitCode = grown.length === 0 ? 0 : 1;
        }),
    )
    .addCommand(
      new Command('relations')
        .description('Measures how often related incidents share the hidden cause of a generated library.')
        .argument('[incidents]', 'how many generated incidents', count, 200)
        .option('--seed <n>', 'another seed makes another library', count, 1)
        .action((incidents: number, { seed }: { seed: number }) => {
          const quality = relationQuality(incidents, seed);
          process.stdout.write(printQuality(quality));
          process.exitCode = quality.rows.every(({ share, above }) => above === undefined || share > above) ? 0 : 1;
        }),
    )
    .addCommand(
      new Command('search')
        .description('Measures the search of a generated site against plain text search over its documents.')
        .argument('[incidents]', 'how many generated incidents', count, 2000)
        .option('--each <n>', 'queries of each of ten kinds', count, 14)
        .option('--content <folder>', 'measure this library …')
        .option('--site <folder>', '… and the site that was built of it')
        .action(async (incidents: number, options: { each: number; content?: string; site?: string }) => {
          const folder = await mkdtemp(join(tmpdir(), 'bench-'));
          try {
            let { content, site } = options;
            if (content === undefined || site === undefined) {
              process.stdout.write(`Building a site of ${incidents} incidents …\n`);
              ({ content, site } = await buildSearched(folder, incidents));
            }
            // What a first search may load, in KB.
            const most = incidents > 2000 ? 400 : 250;
            const quality = await searchQuality(content, site, options.each);
            process.stdout.write(printSearch(quality, most));
            process.exitCode = holdsTargets(quality, most) ? 0 : 1;
          } finally {
            await rm(folder, { recursive: true, force: true });
          }
        }),
    ),
);

/** What is measured, in the order in which it takes turns. */
function contendersIn(folder: string): Record<string, Timed> {
  const root = join(import.meta.dirname, '..');
  const lint = join(root, 'scripts/lint.mjs');
  const markdownlint = join(root, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');
  const env = { CONTENT_DIR: join(folder, 'content') };
  return {
    'markdownlint-cli2': { cwd: folder, args: [markdownlint, '**/*.mdx'], env: {} },
    'lint, nothing cached': { cwd: root, args: [lint], env, before: () => removeCache('readings', env.CONTENT_DIR) },
    'lint, all cached': { cwd: root, args: [lint], env },
    'lint --changed HEAD': { cwd: root, args: [lint, '--changed', 'HEAD'], env },
  };
}

function count(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
