import type { APIRoute } from 'astro';
import { coloursOf } from '../render/colours.ts';
import { edition } from '../site/edition.ts';
import { file } from './_sources.ts';

/** The organisation's colour as that of links and of the mark, over that of the tokens; empty where it has none. */
export const GET: APIRoute = async () => {
  const { colour } = (await edition()).library.configuration.publication;
  if (colour === undefined) return file('', 'text/css');
  const { light, dark } = coloursOf(colour);
  return file(
    `:root:root {\n  --link: light-dark(${light}, ${dark});\n  --link-wash: color-mix(in srgb, var(--link) 8%, var(--paper));\n  --mark: var(--link);\n}\n`,
    'text/css',
  );
};
