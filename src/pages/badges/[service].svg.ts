import type { APIRoute } from 'astro';
import { serviceData, servicesOf } from '../../site/feeds/api/service.ts';
import { badgeOf } from '../../site/feeds/badge.ts';
import type { ApiService } from '../../site/feeds/api/schema.ts';
import { keyed } from '../../site/edition.ts';
import { file, sources } from '../_sources.ts';

export async function getStaticPaths() {
  const from = await sources();
  return keyed(
    servicesOf(from).map((service) => ({ params: { service }, props: { data: serviceData(service, from) } })),
  );
}

/** A badge of a service. */
export const GET: APIRoute<{ data: ApiService }> = async ({ props }) =>
  file(badgeOf(props.data, (await sources()).texts), 'image/svg+xml');
