import type { APIRoute } from 'astro';
import { coloursOf } from '../render/colours.ts';
import { edition } from '../site/edition.ts';
import { file } from './_sources.ts';

/** An icon: a line that dips and recovers, in the organisation's colour where it has one. */
export const GET: APIRoute = async () => {
  const { colour } = (await edition()).library.configuration.publication;
  const [ground, line] = colour === undefined ? ['#1d2b3a', '#f2b24b'] : [coloursOf(colour).light, '#fff'];
  return file(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${ground}"/><path d="M5 20h6l3-11 5 15 3-9h5" fill="none" stroke="${line}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`,
    'image/svg+xml',
  );
};
