import { dev } from 'astro';
import { Command } from 'commander';
import { once } from 'node:events';
import { readConfiguration, readLibrary } from '../src/library/read.ts';
import { portOf } from './port.ts';
import { run } from './run.ts';
import { siteSettings } from './site.ts';

await run(
  new Command('dev')
    .description('Serves the site while you write: every change of a file is shown at once.')
    .option('--port <number>', 'the port to serve on; the next free one where it is taken', portOf, 4321)
    .action(async ({ port }: { port: number }) => {
      // What is no library is said before anything starts.
      await readLibrary();
      const server = await dev({ ...(await siteSettings()), logLevel: 'warn', server: { port, host: 'localhost' } });
      const { base } = await readConfiguration();
      process.stdout.write(
        `The library is at http://localhost:${server.address.port}${process.env['BASE_PATH'] ?? base} (Ctrl+C stops it)\n`,
      );
      await once(process, 'SIGTERM');
      await server.stop();
    }),
);
