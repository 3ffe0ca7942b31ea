import type { APIRoute } from 'astro';
import { file } from './_sources.ts';

/** Everything may be crawled. The sitemap is named if the site's address is known. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = site && new URL(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}sitemap-index.xml`, site).href;
  return file(
    ['User-agent: *', 'Allow: /', ...(sitemap ? ['', `Sitemap: ${sitemap}`] : []), ''].join('\n'),
    'text/plain',
  );
};
