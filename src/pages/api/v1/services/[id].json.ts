import type { APIRoute } from 'astro';
import { serviceData, servicesOf } from '../../../../site/feeds/api/service.ts';
import type { ApiService } from '../../../../site/feeds/api/schema.ts';
import { keyed } from '../../../../site/edition.ts';
import { json, sources } from '../../../_sources.ts';

export async function getStaticPaths() {
  const from = await sources();
  return keyed(servicesOf(from).map((id) => ({ params: { id }, props: { data: serviceData(id, from) } })));
}

/** A service, for a service catalogue. */
export const GET: APIRoute<{ data: ApiService }> = ({ props }) => json(props.data);
