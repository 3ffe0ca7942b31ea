import type { APIRoute } from 'astro';
import { newestOf } from '../../../site/feeds/news.ts';
import { incidentsOf, servicesOf } from '../../../site/feeds/api/service.ts';
import { edition } from '../../../site/edition.ts';
import { pageKeys } from '../../../site/build/page-keys.ts';
import { feed, sources } from '../../_sources.ts';

export async function getStaticPaths() {
  const from = await sources();
  const keys = pageKeys(await edition());
  return servicesOf(from).flatMap((id) => {
    const cacheKey = keys.feed(newestOf(incidentsOf(id, from)));
    return (['atom', 'json'] as const).map((form) => ({ params: { id, form }, cacheKey }));
  });
}

/** What is new of a service. */
export const GET: APIRoute = async ({ params }) => {
  const id = params['id']!;
  const from = await sources();
  const { library, addresses, texts } = from;
  return feed(params['form'] as 'atom' | 'json', incidentsOf(id, from), {
    title: texts.ofService(library.configuration.name, library.services.get(id)?.name ?? id),
    home: addresses.service(id),
    addresses: { atom: addresses.serviceFeed(id, 'atom'), json: addresses.serviceFeed(id, 'json') },
  });
};
