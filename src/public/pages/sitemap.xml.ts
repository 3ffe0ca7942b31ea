import type { APIRoute } from 'astro';
import { publicEdition } from '../edition.ts';
import { pagesOf } from '../paging.ts';

/** https://www.sitemaps.org/protocol.html; former addresses and notices are left out. */
export const GET: APIRoute = async () => {
  const { addresses, library, numbers } = await publicEdition();
  const entries: [path: string, changed?: string][] = [
    ...pagesOf(library.postmortems).map((_, index): [string] => [addresses.page(index + 1)]),
    ...(numbers ? ([[addresses.numbers]] as [string][]) : []),
    ...library.postmortems.map(({ id, published, corrections }): [string, string] => [
      addresses.incident(id),
      [published, ...corrections.map(({ on }) => on)].sort().at(-1)!,
    ]),
  ];
  const lines = entries.map(
    ([path, changed]) =>
      `<url><loc>${escape(addresses.whole(path))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
