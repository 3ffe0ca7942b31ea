import type { Library } from '../../core/model/library.ts';
import type { PublicEdition } from '../../core/publish/edition.ts';
import type { PublicLibrary } from '../../core/publish/public.ts';

/** All that the public site is given, where it is served at an address. */
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
