import type { APIRoute } from 'astro';
import { serviceData, servicesOf } from '../../../../site/feeds/api/service.ts';
import { libraryKey } from '../../../../site/edition.ts';
import { json, sources } from '../../../_sources.ts';

export async function getStaticPaths() {
  const cacheKey = await libraryKey();
  return servicesOf(await sources()).map((id) => ({ params: { id }, cacheKey }));
}

/** A service, for a service catalogue. */
export const GET: APIRoute = async ({ params }) => json(serviceData(params['id']!, await sources()));
