import type { AstroIntegration } from 'astro';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { judgeFiles, openReadings, readJudged, type JudgedLibrary } from '../../library/judged.ts';
import { contentFolder, filesIn, readPages } from '../../library/read.ts';
import { openDrawings } from '../drawing/drawings.ts';
import type { SiteAddress } from '../drawing/surroundings.ts';
import { openCache } from '../../library/cache.ts';
import { give, given, handedOver } from './given.ts';
import { loaderName } from './loader.ts';
import { openPageCache, type PageCache } from './page-cache.ts';

/** Reads the library for the pages before any of them is built, and again when a file of it changes. */
export function library(): AstroIntegration {
  let command: string;
  let copies: PageCache | undefined;
  let address: SiteAddress;
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
        if (command === 'preview') return;
        address = { base: `${config.base}/`.replace(/\/{2,}/g, '/'), site: config.site };
        await open(handedOver() ?? (await readJudged(today())), address, command === 'build');
      },
      'astro:server:setup': ({ server, refreshContent, logger }) => {
        const folder = contentFolder();
        const readings = openReadings(folder);
        const read = async () => {
          await open(await judgeFiles(await filesIn(folder), { today: today() }, readings), address, false);
          await refreshContent?.({ loaders: [loaderName] });
          server.ws.send({ type: 'full-reload' });
        };
        let reading: Promise<void> | undefined;
        let again = false;
        const reload = (path: string) => {
          if (!path.startsWith(`${folder}${sep}`)) return;
          again = true;
          reading ??= (async () => {
            while (again) {
              again = false;
              await read().catch((error: unknown) => logger.error(String(error)));
            }
            reading = undefined;
          })();
        };
        server.watcher.add(folder);
        server.watcher.on('add', reload).on('change', reload).on('unlink', reload);
      },
    },
  };
}

async function open(judged: JudgedLibrary, address: SiteAddress, isBuild: boolean): Promise<void> {
  const folder = contentFolder();
  const pages = await readPages(folder);
  const drawings = openDrawings(judged, pages, address);
  if (isBuild) drawings.drawAhead();
  give({ judged, pages, drawings, address, decisions: openCache('decisions', folder), keepsPages: isBuild });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
