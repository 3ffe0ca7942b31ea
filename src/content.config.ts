import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { factsSchema, runbookFactsSchema } from './core/model/facts.ts';
import { libraryLoader } from './site/build/loader.ts';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  postmortems: defineCollection({ loader: libraryLoader('postmortems'), schema: factsSchema }),
  runbooks: defineCollection({ loader: libraryLoader('runbooks'), schema: runbookFactsSchema }),
};
