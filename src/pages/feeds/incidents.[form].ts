import type { APIRoute } from 'astro';
import { newestOf } from '../../site/feeds/news.ts';
import { edition } from '../../site/edition.ts';
import { pageKeys } from '../../site/build/page-keys.ts';
import { feed, sources } from '../_sources.ts';

export async function getStaticPaths() {
  const current = await edition();
  const cacheKey = pageKeys(current).feed(newestOf(current.library.postmortems));
  return (['atom', 'json'] as const).map((form) => ({ params: { form }, cacheKey }));
}

/** What is new in the library. */
export const GET: APIRoute = async ({ params }) => {
  const { library, addresses, texts } = await sources();
  return feed(params['form'] as 'atom' | 'json', library.postmortems, {
    title: texts.all(library.configuration.name),
    home: addresses.incidents,
    addresses: { atom: addresses.feed('atom'), json: addresses.feed('json') },
  });
};
