import type { APIRoute } from 'astro';
import { serviceData, servicesOf } from '../../../../site/feeds/api/service.ts';
import { json, sources } from '../../../_sources.ts';

export async function getStaticPaths() {
  return servicesOf(await sources()).map((id) => ({ params: { id } }));
}

/** A service, for a service catalogue. */
export const GET: APIRoute = async ({ params }) => json(serviceData(params['id']!, await sources()));
