import type { APIRoute } from 'astro';
import { coloursOf } from '../../render/colours.ts';
import { publicEdition } from '../edition.ts';

/** An icon: a page with a line that dips and recovers. */
export const GET: APIRoute = async () => {
  const { light } = coloursOf((await publicEdition()).colour);
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${light}"/><path d="M5 12h6l4 11 4-14 3 7h5" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`,
    { headers: { 'Content-Type': 'image/svg+xml' } },
  );
};
