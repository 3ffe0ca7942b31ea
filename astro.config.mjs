// @ts-check
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { focusableCode } from './src/site/layout/focusable-code.ts';
import { steadyCode } from './src/site/layout/steady-code.ts';
import { engineFolder } from './src/library/engine.ts';
import { contentFolder, readConfiguration } from './src/library/read.ts';
import { library } from './src/site/build/library.ts';
import { searchIndex } from './src/site/search-index.ts';
import { inSitemap } from './src/site/sitemap.ts';

const configuration = await readConfiguration();
const base = process.env.BASE_PATH ?? configuration.base;
const outDir = process.env.OUT_DIR ?? './dist';

export default defineConfig({
  site: configuration.site,
  base,
  trailingSlash: 'always',
  outDir,
  srcDir: join(engineFolder, 'src'),
  publicDir: join(engineFolder, 'public'),
  devToolbar: { enabled: false },
  integrations: [
    library(),
    ...(configuration.site ? [sitemap({ filter: inSitemap(outDir, base) })] : []),
    starlight({
      title: configuration.name,
      description: configuration.description,
      favicon: '/favicon.svg',
      lastUpdated: false,
      pagination: false,
      credits: false,
      disable404Route: true,
      pagefind: false,
      customCss: [join(engineFolder, 'src/render/render.css')],
      expressiveCode: { plugins: [focusableCode], shiki: { transformers: [steadyCode] } },
      components: {
        Header: join(engineFolder, 'src/site/layout/Header.astro'),
        PageFrame: join(engineFolder, 'src/site/layout/HandbookLayout.astro'),
        TwoColumnContent: join(engineFolder, 'src/site/layout/HandbookColumns.astro'),
        ThemeProvider: join(engineFolder, 'src/site/layout/ThemeProvider.astro'),
      },
      sidebar: [{ label: 'Handbook', items: [{ autogenerate: { directory: 'handbook' } }] }],
    }),
    // After Starlight, since its Expressive Code has to come first.
    mdx({ optimize: true }),
    searchIndex(configuration.language),
  ],
  prefetch: false,
  build: { inlineStylesheets: 'never' },
  vite: {
    // Scripts stay files, so that the library's own pages hold none.
    build: { assetsInlineLimit: 0 },
    // Native and Node-only parts of the engine stay outside the bundle.
    ssr: { external: ['satteri', 'linkedom', 'sharp', 'shiki', '@observablehq/plot', 'beautiful-mermaid', 're2js'] },
    server: { fs: { allow: [engineFolder, contentFolder()] } },
  },
});
