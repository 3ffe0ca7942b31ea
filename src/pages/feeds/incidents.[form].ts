import type { APIRoute } from 'astro';
import { feed, sources } from '../_sources.ts';

export function getStaticPaths() {
  return (['atom', 'json'] as const).map((form) => ({ params: { form } }));
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
