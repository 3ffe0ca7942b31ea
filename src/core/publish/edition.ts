import * as z from 'zod';
import type { Library } from '../model/library.ts';
import { publicLibrarySchema, type PublicLibrary } from './public.ts';

/**
 * Everything the public site is built from: the public library and the settings of the site. The site gets nothing else,
 * so that no page can show anything else.
 */
export const publicEditionSchema = z.strictObject({
  site: z.string().describe('Origin the site is served at: `https://incidents.example.com`.'),
  base: z.string().describe('Path below it; begins and ends with `/`.'),
  language: z.string().describe('Language tag of the documents.'),
  colour: z.string().optional(),
  numbers: z.boolean(),
  parts: z
    .strictObject({
      happened: z.array(z.string()),
      touched: z.array(z.string()),
      doing: z.array(z.string()),
    })
    .describe('Ids of the sections that tell the three parts a customer reads.'),
  library: publicLibrarySchema,
  pictures: z.array(
    z.strictObject({
      incident: z.string(),
      name: z.string().describe('File name, as the tree uses it.'),
      width: z.number().describe('Pixels.'),
      height: z.number(),
    }),
  ),
});
export type PublicEdition = z.output<typeof publicEditionSchema>;

/** The edition for a site served at an address. */
export function editionOf(
  address: string,
  { configuration }: Library,
  library: PublicLibrary,
  pictures: PublicEdition['pictures'],
): PublicEdition {
  const { base, colour, numbers, parts } = configuration.publication;
  const { origin, pathname } = new URL(address);
  return {
    site: origin,
    base: `${pathname}/${base}/`.replace(/\/{2,}/g, '/'),
    language: configuration.language,
    ...(colour !== undefined && { colour }),
    numbers,
    parts,
    library,
    pictures,
  };
}
