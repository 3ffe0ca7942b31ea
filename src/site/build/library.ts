import type { AstroConfig, AstroIntegration } from 'astro';
import { pathToFileURL } from 'node:url';
import { readJudged, type JudgedLibrary } from '../../library/judged.ts';
import { contentFolder, readPages } from '../../library/read.ts';
import { openDrawings } from '../drawing/drawings.ts';
import { openCache } from '../../library/cache.ts';
import { give, given, handedOver } from './given.ts';
import { openPageCache, type PageCache } from './page-cache.ts';

/** Reads the library for the pages before any of them is built, and again when a file of it changes. */
export function library(): AstroIntegration {
  let command: string;
  let copies: PageCache | undefined;
  let address: Pick<AstroConfig, 'base' | 'site'>;
  return {
    name: 'library',
    hooks: {
      'astro:config:setup': (options) => {
        command = options.command;
        if (command !== 'build') return;
        copies = openPageCache(contentFolder(), 'internal');
        if (copies.fault) options.logger.warn(copies.fault);
        options.updateConfig({
          cacheDir: pathToFileURL(`${copies.folder}/`),
          experimental: { incrementalBuild: true },
        });
      },
      'astro:build:done': async () => {
        await given().decisions.save();
        copies?.close();
      },
      'astro:config:done': async ({ config }) => {
        address = config;
        if (command === 'preview') return;
        await open(handedOver() ?? (await readJudged(today())), address, command === 'build');
      },
      'astro:server:setup': ({ server, refreshContent }) => {
        const folder = contentFolder();
        server.watcher.add(folder);
        let reading = Promise.resolve();
        const reload = (path: string) => {
          if (!path.startsWith(folder)) return;
          reading = reading.then(async () => {
            await open(await readJudged(today()), address, false);
            await refreshContent?.({ loaders: ['library'] });
            server.ws.send({ type: 'full-reload' });
          });
        };
        server.watcher.on('add', reload).on('change', reload).on('unlink', reload);
      },
    },
  };
}

async function open(
  judged: JudgedLibrary,
  { base, site }: Pick<AstroConfig, 'base' | 'site'>,
  ahead: boolean,
): Promise<void> {
  const pages = await readPages(contentFolder());
  const address = { base: `${base}/`.replace(/\/{2,}/g, '/'), site };
  const drawings = openDrawings(judged, pages, address);
  if (ahead) drawings.drawAhead();
  give({ judged, pages, drawings, address, decisions: openCache('decisions', contentFolder()) });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
