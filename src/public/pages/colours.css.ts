import type { APIRoute } from 'astro';
import { coloursOf } from '../colours.ts';
import { publicEdition } from '../edition.ts';

/** The colour of the policy; apart from the other styles, since those are the same for everybody. */
export const GET: APIRoute = async () => {
  const { light, dark } = coloursOf((await publicEdition()).colour);
  return new Response(
    `:root{--accent:${light}}\n@media (prefers-color-scheme:dark){:root{--accent:${dark}}}\n@media print{:root{--accent:${light}}}\n`,
    { headers: { 'Content-Type': 'text/css' } },
  );
};
