import type { APIRoute } from 'astro';
import { coloursOf } from '../../render/colours.ts';
import { publicEdition } from '../edition.ts';

/** The colour from the policy, in a file of its own, since the other styles are the same for every library. */
export const GET: APIRoute = async () => {
  const { light, dark } = coloursOf((await publicEdition()).colour);
  return new Response(
    `:root{--accent:${light}}\n@media (prefers-color-scheme:dark){:root{--accent:${dark}}}\n@media print{:root{--accent:${light}}}\n`,
    { headers: { 'Content-Type': 'text/css' } },
  );
};
