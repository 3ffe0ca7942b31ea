import type { APIRoute } from 'astro';
import { indexData } from '../../../site/feeds/api/service.ts';
import { json, sources } from '../../_sources.ts';

/** Everything there is, for machines. */
export const GET: APIRoute = async () => json(indexData(await sources()));
