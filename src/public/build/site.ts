import { build, type AstroIntegration } from 'astro';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicEdition } from '../../core/publish/edition.ts';
import { digestsIn } from '../../leak-check/own.ts';
import { headers } from '../security.ts';
import type { Staging } from './folders.ts';

/**
 * Builds the pages of the public site. They are given the edition as a file and know nothing else of the library; that
 * file is written when styles and scripts are made already, so that these can hold nothing of it.
 *
 * @returns digests of the files that were there before the edition was
 */
export async function buildSite(edition: PublicEdition, staging: Staging): Promise<Set<string>> {
  const root = join(import.meta.dirname, '../../..');
  process.env['PUBLIC_EDITION'] = staging.edition;
  let own = new Set<string>();
  await build({
    root,
    configFile: false,
    srcDir: join(root, 'src/public'),
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
    integrations: edition.numbers ? [numbersPage(join(root, 'src/public/Numbers.astro'))] : [],
    logLevel: 'error',
    vite: {
      build: { assetsInlineLimit: 0 },
      // Node-only parts of the engine stay outside the bundle.
      ssr: { external: ['shiki', 'satori', 'sharp'] },
      plugins: [
        {
          name: 'public-edition',
          // After everything is bundled and before pages are made of it.
          buildApp: {
            order: 'post',
            async handler() {
              own = await digestsIn(staging.site);
              // Pictures are of the library.
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

/** Adds the page of numbers, which there is only where the policy wants it. */
function numbersPage(entrypoint: string): AstroIntegration {
  return {
    name: 'public-numbers',
    hooks: { 'astro:config:setup': ({ injectRoute }) => injectRoute({ pattern: '/numbers', entrypoint }) },
  };
}

/** What Netlify and Cloudflare Pages send with every page; other servers are told by hand. */
function headersFile(base: string): string {
  return `${base}*\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}
