import { preview } from 'astro';
import { Command } from 'commander';
import { counted } from '../src/core/lint/reporters/report.ts';
import { reportToTerminal } from '../src/core/lint/reporters/terminal.ts';
import { readJudged } from '../src/library/judged.ts';
import { openWorkshop } from '../src/library/workshop.ts';
import { readConfiguration, shownFolder } from '../src/library/read.ts';
import { today } from './clock.ts';
import { portOf } from './port.ts';
import { step } from './progress.ts';
import { run } from './run.ts';
import { buildSite, siteFolder, siteSettings } from './site.ts';

await run(
  new Command('start')
    .description('Judges the library, builds the site and serves it on localhost.')
    .option('--port <number>', 'the port to serve on; the next free one where it is taken', portOf, 4321)
    .action(async (options: { port: number }) => {
      await openWorkshop();
      const judged = await step('Reading and judging the library', () => readJudged(today()));
      const { postmortems, runbooks } = judged.catalogue;
      const messages = judged.messages.filter(({ level }) => level !== 'info');
      if (messages.length > 0) {
        process.stdout.write(`${reportToTerminal(messages, shownFolder(), process.stdout.isTTY === true)}\n\n`);
        process.stdout.write('The site is built all the same; the pages concerned carry a banner.\n');
      } else
        process.stdout.write(
          `${counted(postmortems.length, 'postmortem')} and ${counted(runbooks.length, 'runbook')} judged: no messages\n`,
        );
      await buildSite(judged);
      const server = await preview({
        ...(await siteSettings()),
        outDir: siteFolder(),
        logLevel: 'error',
        server: { port: options.port, host: 'localhost' },
      });
      const { base } = await readConfiguration();
      process.stdout.write(
        `The library is at http://localhost:${server.port}${process.env['BASE_PATH'] ?? base} (Ctrl+C stops it)\n`,
      );
      await server.closed();
    }),
);
