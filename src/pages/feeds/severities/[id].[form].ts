import type { APIRoute } from 'astro';
import { newestOf } from '../../../site/feeds/news.ts';
import { edition } from '../../../site/edition.ts';
import { pageKeys } from '../../../site/build/page-keys.ts';
import { feed, sources } from '../../_sources.ts';

export async function getStaticPaths() {
  const current = await edition();
  const { configuration, postmortems } = current.library;
  return configuration.severities.flatMap(({ id }) => {
    const cacheKey = pageKeys(current).feed(newestOf(postmortems.filter(({ facts }) => facts.severity === id)));
    return (['atom', 'json'] as const).map((form) => ({ params: { id, form }, cacheKey }));
  });
}

/** What is new of a severity. */
export const GET: APIRoute = async ({ params }) => {
  const id = params['id']!;
  const { library, addresses, texts } = await sources();
  const { name, severities } = library.configuration;
  return feed(
    params['form'] as 'atom' | 'json',
    library.postmortems.filter(({ facts }) => facts.severity === id),
    {
      title: texts.ofSeverity(name, severities.find((one) => one.id === id)?.name ?? id),
      home: addresses.severity(id),
      addresses: { atom: addresses.severityFeed(id, 'atom'), json: addresses.severityFeed(id, 'json') },
    },
  );
};
