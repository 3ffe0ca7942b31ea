// @ts-check
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { contentFolder, readConfiguration } from './src/library.ts';
import { liveContent } from './src/live.ts';

const configuration = await readConfiguration();

export default defineConfig({
  site: configuration.site,
  base: process.env.BASE_PATH ?? configuration.base,
  trailingSlash: 'always',
  outDir: process.env.OUT_DIR ?? './dist',
  devToolbar: { enabled: false },
  integrations: [
    liveContent(contentFolder()),
    starlight({
      title: configuration.name,
      description: configuration.description,
      favicon: '/favicon.svg',
      lastUpdated: false,
      pagination: false,
      credits: false,
      customCss: ['./src/draw/draw.css', './src/styles/site.css'],
      components: { PageTitle: './src/components/PageTitle.astro', Search: './src/components/Search.astro' },
      sidebar: [
        {
          label: 'Library',
          items: [
            { label: 'Overview', link: '/' },
            { label: 'Incidents', link: '/incidents/' },
            { label: 'Search', link: '/search/' },
            { label: 'Services', link: '/services/' },
            { label: 'Runbooks', link: '/runbooks/' },
            { label: 'Factors', link: '/factors/' },
            { label: 'Numbers', link: '/numbers/' },
            { label: 'Rules', link: '/rules/' },
          ],
        },
        { label: 'Handbook', items: [{ autogenerate: { directory: 'handbook' } }] },
      ],
    }),
  ],
  prefetch: false,
  vite: {
    // Native and Node-only parts of the engine stay outside the bundle.
    ssr: { external: ['satteri', 'linkedom', 'shiki', '@observablehq/plot', 're2js'] },
    server: { fs: { allow: ['.', contentFolder()] } },
  },
});
