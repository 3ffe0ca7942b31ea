import { build, type AstroIntegration } from 'astro';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicEdition } from '../../core/publish/edition.ts';
import { engineFolder } from '../../library/engine.ts';
import { openWorkshop } from '../../library/workshop.ts';
import { digestsIn } from '../../leak-check/own.ts';
import { headers } from '../security.ts';
import type { Staging } from './folders.ts';

/**
 * Builds the pages of the public site from the edition and nothing else. The edition is written to its file only after
 * styles and scripts were bundled, so that these cannot hold any of it.
 *
 * @returns digests of the files that were there before the edition was
 */
export async function buildSite(edition: PublicEdition, staging: Staging): Promise<Set<string>> {
  const source = join(engineFolder, 'src/public');
  const workshop = await openWorkshop();
  process.env['PUBLIC_EDITION'] = staging.edition;
  let own = new Set<string>();
  await build({
    root: workshop.root,
    configFile: false,
    srcDir: source,
    publicDir: staging.fixed,
    outDir: staging.site,
    cacheDir: staging.cache,
    site: edition.site,
    base: edition.base,
    trailingSlash: 'always',
    prefetch: false,
    compressHTML: true,
    build: { inlineStylesheets: 'never', assets: 'assets' },
    devToolbar: { enabled: false },
    integrations: edition.numbers ? [numbersPage(join(source, 'Numbers.astro'))] : [],
    logLevel: 'error',
    vite: {
      cacheDir: workshop.vite,
      build: { assetsInlineLimit: 0 },
      // Node-only parts of the engine stay outside the bundle.
      ssr: { external: ['shiki', 'satori', 'sharp'] },
      plugins: [
        {
          name: 'public-edition',
          // After bundling, before the pages are generated.
          buildApp: {
            order: 'post',
            async handler() {
              own = await digestsIn(staging.site);
              // Pictures come from the library.
              for (const digest of await digestsIn(staging.fixed)) own.delete(digest);
              await writeFile(staging.edition, JSON.stringify(edition));
            },
          },
        },
      ],
    },
  });
  await writeFile(join(staging.site, '_headers'), headersFile(edition.base));
  return own;
}

/** Adds the page of numbers, if the policy wants one. */
function numbersPage(entrypoint: string): AstroIntegration {
  return {
    name: 'public-numbers',
    hooks: { 'astro:config:setup': ({ injectRoute }) => injectRoute({ pattern: '/numbers', entrypoint }) },
  };
}

/** Headers for Netlify and Cloudflare Pages; other servers are configured by hand. */
function headersFile(base: string): string {
  return `${base}*\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}
