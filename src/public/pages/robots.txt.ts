import type { APIRoute } from 'astro';
import { publicEdition } from '../edition.ts';

export const GET: APIRoute = async () => {
  const { addresses } = await publicEdition();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${addresses.whole(addresses.sitemap)}\n`);
};
