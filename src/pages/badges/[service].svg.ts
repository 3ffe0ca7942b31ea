import type { APIRoute } from 'astro';
import { serviceData, servicesOf } from '../../site/feeds/api/service.ts';
import { badgeOf } from '../../site/feeds/badge.ts';
import { libraryKey } from '../../site/edition.ts';
import { file, sources } from '../_sources.ts';

export async function getStaticPaths() {
  const cacheKey = await libraryKey();
  return servicesOf(await sources()).map((service) => ({ params: { service }, cacheKey }));
}

/** A badge of a service. */
export const GET: APIRoute = async ({ params }) => {
  const from = await sources();
  return file(badgeOf(serviceData(params['service']!, from), from.texts), 'image/svg+xml');
};
